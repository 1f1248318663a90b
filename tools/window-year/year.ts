import { parseArgs } from 'node:util';
import { runYear } from './run-year.ts';

/** `npm run window-year -- [--claims N] [--items N] [--kills N] [--seed S]`: exit 1 when anything is wrong. */
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '3000' },
    claims: { type: 'string', default: '3300' },
    items: { type: 'string', default: '12000' },
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: '2025' },
    late: { type: 'string', default: '0' },
  },
});

function whole(name: keyof typeof values): number {
  const text = values[name];
  if (/^\d{1,7}$/.test(text)) return Number(text);
  process.stderr.write(`--${name} must be a whole number, not "${text}".\n`);
  process.exit(2);
}

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => interrupted.abort(new Error('interrupted')));
}

const { problems } = await runYear({
  ...{ people: whole('people'), claims: whole('claims'), items: whole('items') },
  ...{ kills: whole('kills'), seed: whole('seed'), late: whole('late') },
  say: (line) => process.stdout.write(`${line}\n`),
  signal: interrupted.signal,
});
for (const problem of problems.slice(0, 30)) process.stderr.write(`${problem}\n`);
process.exit(problems.length === 0 ? 0 : 1);
