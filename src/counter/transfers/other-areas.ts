import type { AreaCode } from '../../kernel/ids.ts';
import { findIdentifiedPersons, findPersonByIdNumber } from '../../people/enrolment/index.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import { recordAnswer } from './answer-transfer.ts';
import type { TransferDeps } from './deps.ts';
import type { Transfer, TransferFigures } from './model.ts';
import { findCounterpart, findWaiting } from './store-transfers.ts';

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
  readonly ask: (
    area: string,
    question: AnswerQuestion,
  ) => Promise<(TransferFigures & { readonly letter: string }) | null>;
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
  const { database } = deps;
  let [count, after] = [0, null as string | null];
  for (;;) {
    const waiting = await findWaiting(database.sql, after, AT_ONCE);
    const people = await findIdentifiedPersons(
      database.sql,
      waiting.map(({ person }) => person),
    );
    for (const one of waiting) {
      const idNumber = people.get(one.person)?.idNumber;
      if (idNumber) count += await askOne(deps, one, idNumber);
    }
    if (waiting.length < AT_ONCE) return count;
    after = waiting.at(-1)?.case ?? null;
  }
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
  const figures = [said.balance, said.employeeMonths, said.residentMonths].join('/');
  const key = `${one.case}:${said.letter}:${figures}`;
  await recordAnswer(deps, { ...said, key, case: one.case, by: `area:${otherArea}` });
  return answers === 0 ? 1 : 0;
}
