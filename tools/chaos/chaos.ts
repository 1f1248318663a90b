import { parseArgs } from 'node:util';
import { runChaos, summaryOf } from './run-chaos.ts';

/** `npm run chaos -- [--rounds N] [--seed S] [--clients C]`: exit 1 when anything was wrong. */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    seed: { type: 'string' },
    clients: { type: 'string', default: '16' },
  },
});

function whole(name: string, text: string, least: number): number {
  if (/^\d{1,9}$/.test(text) && Number(text) >= least) return Number(text);
  process.stderr.write(`--${name} must be a whole number from ${least}, not "${text}".\n`);
  process.exit(2);
}

if (process.platform === 'win32') {
  process.stderr.write('Killing a process group at one moment needs a Unix system.\n');
  process.exit(2);
}

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => interrupted.abort());
}

const say = (line: string) => process.stdout.write(`${line}\n`);
// Another seed each time unless one is given; it is printed, so that the choices can be repeated.
const seed = values.seed === undefined ? process.pid : whole('seed', values.seed, 0);
say(`seed ${seed}`);
const result = await runChaos({
  rounds: whole('rounds', values.rounds, 1),
  clients: whole('clients', values.clients, 1),
  seed,
  say,
  signal: interrupted.signal,
});
for (const problem of result.problems) process.stderr.write(`${problem}\n`);
say(summaryOf(result));
process.exit(result.problems.length === 0 && result.sound ? 0 : 1);
