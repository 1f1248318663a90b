import type { AreaCode } from '../../../kernel/ids.ts';
import { clockFrom } from '../../../platform/clock.ts';
import { idSource } from '../../../platform/id-source.ts';
import { startWorkers } from '../../../platform/jobs/start-workers.ts';
import { createLog } from '../../../platform/log.ts';
import { APPLICATION_ROLE } from '../../../platform/roles.ts';
import { createSealer } from '../../../platform/seal.ts';
import { openArea } from '../../../platform/sql.ts';
import { statutoryCalendar } from '../../../rules/calendar/index.ts';
import { createMatterShelf, createMatters } from '../../matters/index.ts';
import { bookOf, effectsOf, QUICK } from '../../matters/testing.ts';
import { TEST_KEY } from '../../notices/testing.ts';
import { WORK_BATCH } from './model.ts';
import { workBatch } from './work-batch.ts';

/** A process of its own that works on batches, to be killed. */
const [url = '', code = '', now = ''] = process.argv.slice(2);
const area = code as AreaCode;
const database = openArea({
  ...{ url, area, role: APPLICATION_ROLE, sealer: createSealer([TEST_KEY]) },
});
const clock = clockFrom(() => new Date(now));
const ids = idSource(clock);
const book = bookOf(QUICK);
const matters = createMatters({
  ...{ database, clock, ids, hours: book.hours, delegated: [], notify: null, colleagues: null },
  ...{ calendar: statutoryCalendar, secret: Buffer.alloc(32, 7) },
  shelf: createMatterShelf(
    book,
    effectsOf({ done: [], fails: null, look: null, refuses: null } as never),
  ),
});
const deps = { database, clock, ids, matters, codeNamed: () => null };
startWorkers({
  ...{ url, role: APPLICATION_ROLE, areas: () => [area] },
  tasks: [{ name: WORK_BATCH, lane: 'batches', run: ({ batch = '' }) => workBatch(deps, batch) }],
  log: createLog(clock, (line) => process.stderr.write(line)),
});
