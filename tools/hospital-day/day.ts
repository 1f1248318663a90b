import { parseArgs } from 'node:util';
import { runDay } from './run-day.ts';

/** `npm run hospital-day -- [--outpatients N] [--discharges N] [--lose SHARE] [--seed S]`: exit 1 when the sides differ. */
const { values } = parseArgs({
  options: {
    outpatients: { type: 'string', default: '3000' },
    discharges: { type: 'string', default: '150' },
    lose: { type: 'string', default: '0.02' },
    seed: { type: 'string', default: '20250601' },
  },
});

const say = (line: string) => process.stdout.write(`${line}\n`);
const problems = await runDay({
  outpatients: Number(values.outpatients),
  stays: Number(values.discharges),
  lose: Number(values.lose),
  seed: Number(values.seed),
  say,
});
for (const problem of problems.slice(0, 20)) process.stderr.write(`${problem}\n`);
process.exit(problems.length === 0 ? 0 : 1);
