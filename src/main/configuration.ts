import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../platform/project-root.ts';

/** Everything that comes from the environment, read once. */
export type Configuration = {
  readonly port: number;
  /** The host to listen on; null: loopback without keys, all addresses with them. */
  readonly host: string | null;
  readonly dataFolder: string;
  /** A PostgreSQL of the operator's; null: our own. */
  readonly databaseUrl: string | null;
  readonly keys: string | undefined;
  /** Whether an empty demonstration area is filled at the first start, and with how many people. */
  readonly demonstrationPeople: number;
  readonly lanes: number;
};

const PORT = 8080;
const DEMONSTRATION_PEOPLE = 3_000;
const LANES = 3;

export function readConfiguration(from: NodeJS.ProcessEnv = process.env): Configuration {
  return {
    port: whole(from.PORT, 'PORT', { otherwise: PORT, most: 65_535 }),
    host: from.YIKAO_HOST || null,
    dataFolder: from.YIKAO_DATA || join(PROJECT_ROOT, '.data'),
    databaseUrl: from.DATABASE_URL || null,
    keys: from.YIKAO_KEYS,
    demonstrationPeople: whole(from.YIKAO_DEMO, 'YIKAO_DEMO', {
      otherwise: DEMONSTRATION_PEOPLE,
      most: 3_350_000,
    }),
    lanes: whole(from.YIKAO_LANES, 'YIKAO_LANES', { otherwise: LANES, most: 64 }),
  };
}

export function versionOf(): string {
  const text = readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function whole(
  text: string | undefined,
  name: string,
  { otherwise, most }: { otherwise: number; most: number },
): number {
  if (text === undefined || text === '') return otherwise;
  if (/^\d+$/.test(text) && Number(text) <= most) return Number(text);
  throw new Error(`${name} must be a whole number up to ${most}, not "${text}".`);
}
