import { readFileSync } from 'node:fs';
import { type Command, misused, print } from './command.ts';
import { readConfiguration } from './configuration.ts';

/**
 * A command that sends a file's JSON to the running server and prints the answer. `YIKAO_URL` names
 * another server and `YIKAO_KEY` the caller's key; the file may name its `area`.
 */
export function askingCommand(name: string, path: string, does: string): Command {
  const usage = [{ call: `${name} FILE`, does }];
  return {
    usage,
    async run([file, ...more]) {
      if (file === undefined || more.length > 0) return misused({ usage });
      const { area = '532900', ...body } = readRequest(file);
      const url = `${serverUrl()}/api/areas/${area}/${path}`;
      const response = await send(url, body);
      print(JSON.stringify(await response.json(), null, 2));
      return response.ok ? 0 : 1;
    },
  };
}

function readRequest(file: string): Record<string, unknown> {
  try {
    // A lone dash is the standard input, as other tools have it.
    return JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8')) as Record<string, unknown>;
  } catch (error) {
    throw new Error(`${file} cannot be read as JSON: ${(error as Error).message}`);
  }
}

function serverUrl(): string {
  return process.env.YIKAO_URL || `http://127.0.0.1:${readConfiguration().port}`;
}

async function send(url: string, body: unknown): Promise<Response> {
  const key = process.env.YIKAO_KEY;
  try {
    return await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key ? { authorization: `Bearer ${key}` } : {}),
      },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Error(`No Yikao answers at ${new URL(url).origin}; start it with "npm start".`);
  }
}
