import {
  INCLUDE_MEMBERS,
  includeMembers,
  resumeFeeds,
  WORK_FEED,
  workFeed,
} from '../counter/feeds/index.ts';
import type { Task } from '../platform/jobs/start-workers.ts';
import { watchBurden } from '../watch/burden/index.ts';
import { resumeAudits, WORK_TILT, workAudit } from '../watch/tilt/index.ts';
import type { World } from './compose.ts';

const EVERY_TEN_MINUTES = '5,15,25,35,45,55 * * * *';
/** 03:30 in Shanghai, after the night's other work. */
const AT_NIGHT = '30 19 * * *';

/** What is done by itself for special groups: lists of other authorities, audits, the watch over own payments. */
export function groupTasks({ of }: Pick<World, 'of'>): Task[] {
  return [
    {
      ...{ name: WORK_FEED, lane: 'feeds' },
      run: ({ area, feed = '' }) => workFeed(of(area).feeds, feed),
    },
    {
      ...{ name: 'forgotten-feeds', lane: 'feeds', every: EVERY_TEN_MINUTES, atStart: true },
      run: ({ area }) => resumeFeeds(of(area).feeds),
    },
    {
      ...{ name: INCLUDE_MEMBERS, lane: 'premiums' },
      run: ({ area }) => includeMembers(of(area).feeds),
    },
    {
      // Also identities that begin or have ended today, and premiums of which a bank has spoken meanwhile.
      ...{ name: 'forgotten-members', lane: 'premiums', every: EVERY_TEN_MINUTES, atStart: true },
      run: ({ area }) => includeMembers(of(area).feeds),
    },
    {
      ...{ name: WORK_TILT, lane: 'audits' },
      run: ({ area, run = '' }) => workAudit(of(area), run),
    },
    {
      ...{ name: 'forgotten-audits', lane: 'audits', every: EVERY_TEN_MINUTES, atStart: true },
      run: ({ area }) => resumeAudits(of(area)),
    },
    {
      ...{ name: 'burden', lane: 'audits', every: AT_NIGHT },
      run: ({ area }) => watchBurden(of(area).feeds),
    },
  ];
}
