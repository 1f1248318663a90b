import { Logger } from 'graphile-worker';
import type { Log } from '../log.ts';

/** What the library says goes to our log, where it matters: that a job failed is told by whoever runs it. */
export function quietLogger(log: Log | null): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'warning') log?.warn('the queue says', { message });
    if (level === 'error' && !/^Failed task /.test(message))
      log?.warn('the queue says', { message });
  });
}
