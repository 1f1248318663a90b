import { eachByItself } from '../../kernel/each-by-itself.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { findIdentifiedPersons, findPersonByIdNumber } from '../../people/enrolment/index.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import { recordAnswer } from './answer-transfer.ts';
import type { TransferDeps } from './deps.ts';
import type { Transfer } from './model.ts';
import { type Counterpart, findCounterpart, findWaiting } from './store-transfers.ts';

export type AnswerQuestion = {
  readonly idNumber: string;
  /** What the asked area would have decided. */
  readonly direction: 'in' | 'out';
  /** Who asks. */
  readonly area: AreaCode;
  readonly startsOn: Transfer['startsOn'];
};

/** How another area's answer comes without paper: here from its database, over a network by another adapter. */
export type TransferPort = {
  /** Null: it has decided nothing yet, or is not reached this way. */
  readonly ask: (area: string, question: AnswerQuestion) => Promise<Counterpart | null>;
};

/** Areas of the same server, by their first four digits: a transfer names a place, not always the whole code. */
export function localTransfers(databases: () => readonly AreaDatabase[]): TransferPort {
  return {
    async ask(area, { idNumber, direction, area: by, startsOn }) {
      const there = databases().find((one) => one.area.slice(0, 4) === area.slice(0, 4));
      if (!there) return null;
      const person = await findPersonByIdNumber(there.sql, idNumber);
      if (!person) return null;
      return findCounterpart(there.sql, { person: person.id, direction, area: by, startsOn });
    },
  };
}

const AT_ONCE = 200;

/** Asks for every transfer that waits; what is answered is recorded as if a letter had come. */
export async function askOtherAreas(
  deps: TransferDeps & { readonly transfers: TransferPort },
): Promise<number> {
  const { sql } = deps.database;
  const waiting: Transfer[] = [];
  for (let after: string | null = null; ; after = waiting.at(-1)?.case ?? null) {
    const page = await findWaiting(sql, after, AT_ONCE);
    waiting.push(...page);
    if (page.length < AT_ONCE) break;
  }
  let count = 0;
  await eachByItself(waiting, async (one) => {
    const person = (await findIdentifiedPersons(sql, [one.person])).get(one.person);
    if (person) count += await askOne(deps, one, person.idNumber);
  });
  return count;
}

async function askOne(
  deps: TransferDeps & { readonly transfers: TransferPort },
  one: Transfer,
  idNumber: string,
): Promise<number> {
  const { otherArea, startsOn, answers } = one;
  const direction = one.direction === 'in' ? 'out' : 'in';
  const question = { idNumber, direction, area: deps.database.area, startsOn } as const;
  const said = await deps.transfers.ask(otherArea, question);
  if (!said) return 0;
  // Asked again after a contradiction the same words are the same answer, and an officer is not bothered twice.
  const { letter } = said;
  // What their paper leaves open is as we have it.
  const figures = {
    employeeMonths: said.employeeMonths ?? one.employeeMonths,
    residentMonths: said.residentMonths ?? one.residentMonths,
    balance: said.balance ?? one.balance,
  };
  const key = `${one.case}:${letter}:${Object.values(figures).toReversed().join('/')}`;
  await recordAnswer(deps, { ...figures, letter, key, case: one.case, by: `area:${otherArea}` });
  return answers === 0 ? 1 : 0;
}
