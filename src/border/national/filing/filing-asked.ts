import { addDays } from '../../../kernel/days.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { FilingContent, NewFiling } from '../../../people/filing/index.ts';
import type { Scheme } from '../../../rules/policy/index.ts';
import type { Row } from '../input.ts';
import type { Call } from '../transaction.ts';
import { schemeOf } from '../visit/medical-types.ts';

type Of = {
  readonly content: FilingContent;
  /** Where the sender may leave the begin out. */
  readonly startsOn?: NewFiling['startsOn'];
  readonly scheme?: Scheme | null;
  /** What is kept as it was said: our word ← the sender's code. */
  readonly words: Readonly<Record<string, string>>;
};

/** Who files what for whom, from when to when; the interface names the last day, we the first after it. */
export function filingAsked(row: Row, call: Call, of: Of): NewFiling {
  const person = row.text('psn_no') as PersonId;
  call.concerns({ person });
  const last = row.dayOr('enddate');
  const said: Record<string, string> = {};
  for (const [word, code] of Object.entries(of.words)) {
    const text = row.textOr(code);
    if (text !== null) said[word] = text;
  }
  return {
    ...{ person, said, content: of.content },
    filedBy: call.signedIn.provider.id,
    scheme: of.scheme ?? null,
    startsOn: row.dayOr('begndate') ?? of.startsOn ?? row.day('begndate'),
    endsOn: last && addDays(last, 1),
    operator: call.signedIn.operator.id,
  };
}

/** Null where the sender names none, or one that is neither basic insurance. */
export function schemeIn(row: Row): Scheme | null {
  const type = row.textOr('insutype');
  return type === null ? null : schemeOf(type);
}
