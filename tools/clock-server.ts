// A server whose clock its parent sets: for trials that live through days in minutes. Only a parent that
// opened a channel to it can; the server that is installed has no way to take another time for now.
import { readConfiguration } from '../src/main/configuration.ts';
import { start } from '../src/main/start.ts';
import { clockFrom } from '../src/platform/clock.ts';
import { createLog } from '../src/platform/log.ts';

let ahead = aheadOf(process.argv[2]);
let ending = false;
const clock = clockFrom(() => new Date(Date.now() + ahead));
const log = createLog(clock, (line) => process.stderr.write(line));

const pensionOnPaper = process.env.TRIAL_PENSION === 'paper';
const running = await start(readConfiguration(), log, { clock, pensionOnPaper });

process.on('message', (asked: Move) => void move(asked));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end());
process.on('disconnect', () => void end());

type Move = {
  readonly to: string;
  /** Only another hour: what waits for its time waits until the next move. */
  readonly only?: true;
};

/** The clock runs on from where it was set. What became due by then has been done before this is answered. */
async function move({ to, only }: Move): Promise<void> {
  try {
    ahead = aheadOf(to);
    if (!only) await running.catchUp();
    process.send?.({ at: clock.now().toISOString() });
  } catch (error) {
    process.send?.({ failed: (error as Error).message });
  }
}

async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await running.stop();
  process.exit(0);
}

function aheadOf(at: string | undefined): number {
  const time = Date.parse(at ?? '');
  if (Number.isNaN(time)) throw new Error('Give a time to start at: 2025-10-02T02:00:00+08:00');
  return time - Date.now();
}
