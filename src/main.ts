import { pathToFileURL } from 'node:url';
import type { Command } from './main/command.ts';

/** Loaded when asked for, so that a small command does not read the whole program. */
const COMMANDS: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  start: () => import('./main/start.ts'),
  migrate: () => import('./main/migrate.ts'),
  policy: () => import('./main/policy.ts'),
  quote: () => import('./main/quote.ts'),
  settle: () => import('./main/settle.ts'),
  verify: () => import('./main/verify.ts'),
  'close-day': () => import('./main/close-day.ts'),
  keys: () => import('./main/keys.ts'),
  'gateway-key': () => import('./main/gateway-key.ts'),
  'load-codes': () => import('./main/load-codes.ts'),
  'enrol-batch': () => import('./main/enrol-batch.ts'),
  conform: () => import('./main/conform.ts'),
  staff: () => import('./main/staff.ts'),
  demo: () => import('./main/demonstration/demo.ts'),
  bench: () => import('./main/bench.ts'),
};

/** The `yikao` command. Returns the exit code: 0 done, 1 refused or failed, 2 not understood. */
export async function main(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    const asked = ['', 'help', '--help', '-h'].includes(name);
    (asked ? process.stdout : process.stderr).write(await usage(asked ? '' : name));
    return asked && name !== '' ? 0 : 2;
  }
  const { command } = await load();
  try {
    return await command.run(rest);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  }
}

async function usage(unknown: string): Promise<string> {
  const lines = unknown ? [`Unknown command: ${unknown}`, ''] : [];
  lines.push('Usage: yikao <command>', '');
  for (const load of Object.values(COMMANDS)) {
    const { command } = await load();
    for (const { call, does } of command.usage) lines.push(`  ${call.padEnd(33)} ${does}`);
  }
  return `${lines.join('\n')}\n`;
}

const called = process.argv[1];
if (called !== undefined && import.meta.url === pathToFileURL(called).href) {
  process.exitCode = await main(process.argv.slice(2));
}
