import { followFilings } from '../../money/encounter/index.ts';
import {
  endFilings,
  type Filing,
  fileFor,
  type NewFiling,
  standingPeriod,
} from '../../people/filing/index.ts';
import type { Sql } from '../../platform/sql.ts';
import type { CaseFacts, Hint, Outcome } from '../matters/index.ts';
import { lastDay } from './decide-filing.ts';
import { personOf } from './gather.ts';
import type { AwayFacts, AwayWorld } from './model.ts';

/** Nobody has to look: the national rule wants it at once, around the clock. */
export async function atOnce() {
  return { says: 'approve' } as const;
}

type Content = Pick<NewFiling, 'content' | 'startsOn' | 'endsOn'> & {
  readonly filedBy?: NewFiling['filedBy'];
};

/** Online nobody took it in; the office of the case is then only where it would be asked about. */
export function newFiling(facts: CaseFacts, { filedBy = null, ...content }: Content): NewFiling {
  const { number, channel, acceptedAt } = facts.case;
  return {
    ...content,
    ...{ person: personOf(facts), filedBy, scheme: null },
    office: channel === 'online' ? null : acceptedAt,
    said: { case: number, channel },
    operator: number,
  };
}

/** Records it, and makes the person's open stays follow. */
export async function record(sql: Sql, world: AwayWorld, asked: NewFiling): Promise<Outcome> {
  const filing = await fileFor(sql, world, asked);
  const withdrawnOn = await endWithInsurance(sql, world, filing);
  await followFilings(sql, asked.person);
  return { result: resultOf({ ...filing, withdrawnOn }) };
}

/**
 * Who moves to another area leaves nothing filed here. What was filed before was ended when that was decided; what comes after
 * the decision is ended by the same case as soon as it is filed, and whoever files it reads the last day.
 */
async function endWithInsurance(sql: Sql, { leaving }: AwayWorld, filing: Filing) {
  const { id, person, startsOn } = filing;
  const move = (await leaving?.(sql, person, startsOn)) ?? null;
  if (move === null) return filing.withdrawnOn;
  const { from, reason } = move;
  const ended = await endFilings(sql, { person, from, reason, operator: reason, filing: id });
  return ended.length > 0 ? from : filing.withdrawnOn;
}

function resultOf(filing: Filing): Record<string, string> {
  const { id, content, startsOn } = filing;
  const endsOn = standingPeriod(filing)?.endsOn ?? null;
  const place = content.kind === 'away' ? { place: content.place } : {};
  return { filing: id, startsOn, ...(endsOn && { lastDay: lastDay(endsOn) }), ...place };
}

/** What whoever takes it in should tell: care that goes on, and that it will be covered. */
export function careHints({ care }: AwayFacts): Hint[] {
  const open = care.filter(({ settlementId }) => settlementId === null);
  return open.map(({ startedOn, endedOn, providerId }) => ({
    code: endedOn === null ? 'away.in_hospital' : 'away.not_settled',
    weight: 'note',
    facts: { from: startedOn, provider: providerId },
  }));
}
