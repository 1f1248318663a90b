import type { AreaCode } from '../../kernel/ids.ts';
import { clockFrom } from '../../platform/clock.ts';
import { idSource } from '../../platform/id-source.ts';
import { startWorkers } from '../../platform/jobs/start-workers.ts';
import { createLog } from '../../platform/log.ts';
import { APPLICATION_ROLE } from '../../platform/roles.ts';
import { createSealer } from '../../platform/seal.ts';
import { openArea } from '../../platform/sql.ts';
import { TEST_KEY } from '../notices/testing.ts';
import { includeMembers } from './include-members.ts';
import { INCLUDE_MEMBERS, WORK_FEED } from './model.ts';
import { feedWorld } from './testing.ts';
import { workFeed } from './work-feed.ts';

/** A process of its own that works on lists, to be killed. */
const [url = '', code = '', now = ''] = process.argv.slice(2);
const area = code as AreaCode;
const sealer = createSealer([TEST_KEY]);
const database = openArea({ url, area, role: APPLICATION_ROLE, sealer });
const clock = clockFrom(() => new Date(now));
const world = feedWorld({ database, clock, ids: idSource(clock) });
startWorkers({
  ...{ url, role: APPLICATION_ROLE, areas: () => [area] },
  // A step a job, so that there is always one to be killed in.
  tasks: [
    { name: WORK_FEED, lane: 'feeds', run: ({ feed = '' }) => workFeed(world, feed, 1) },
    { name: INCLUDE_MEMBERS, lane: 'premiums', run: () => includeMembers(world, 1) },
  ],
  log: createLog(clock, (line) => process.stderr.write(line)),
});
