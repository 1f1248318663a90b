import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';

/** OpenAPI 3.1 from the routes' own schemas, as JSON and as pages to read and try. */
export async function documentInterface(server: FastifyInstance, version: string): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Yikao (医靠)',
        version,
        description:
          'Money is decimal text in yuan ("28666.66"), rates are decimal text ("0.85"), days are ' +
          '"2025-06-01" in Asia/Shanghai. A command carries a key; the same key and body get the ' +
          'same answer for ever.',
      },
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
      security: [{ key: [] }],
    },
  });
  await server.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true });
  server.get('/api/openapi.json', { schema: { hide: true } as object }, () =>
    Promise.resolve(server.swagger()),
  );
}
