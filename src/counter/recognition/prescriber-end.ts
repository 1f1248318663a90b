import { assert } from '../../kernel/assert.ts';
import { addDays, type Day } from '../../kernel/days.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  endPrescribingRights,
  findPrescribingRights,
  lockPrescribingRights,
  type PrescribingRight,
} from '../../money/provider/index.ts';
import type { CaseFacts, Effect, Form } from '../matters/index.ts';
import { NO_RIGHT, TOO_EARLY } from './errors.ts';
import type { RecognitionWorld } from './model.ts';
import { readDay, textIn } from './read-form.ts';

/** Ends every right of a doctor at a clinic with a last day, today or later; what was prescribed before stays. */
export function prescriberEndEffect({ clock }: Pick<RecognitionWorld, 'clock'>): Effect {
  const keyOf = ({ case: { provider, form } }: CaseFacts) => {
    assert(provider !== null, 'a right to prescribe is of a clinic');
    return [provider, textIn(form, 'practitioner')] as const;
  };
  return {
    name: 'village-prescriber-end',
    async check(sql, facts) {
      const rights = await findPrescribingRights(sql, ...keyOf(facts));
      decideEnd(facts.case.form, rights, clock.today());
    },
    async carryOut(sql, facts) {
      const [provider, practitioner] = keyOf(facts);
      const rights = await lockPrescribingRights(sql, provider, practitioner);
      const { endsOn, diseases } = decideEnd(facts.case.form, rights, clock.today());
      await endPrescribingRights(sql, { provider, practitioner, endsOn });
      const lastDay = addDays(endsOn, -1);
      return { result: { practitioner, diseases: diseases.join(' '), lastDay } };
    },
  };
}

type End = { readonly endsOn: Day; readonly diseases: readonly string[] };

export function decideEnd(form: Form, rights: readonly PrescribingRight[], today: Day): End {
  const lastDay = readDay(form, 'lastDay') ?? today;
  if (lastDay < today) throw new Rejection(TOO_EARLY, { startsOn: lastDay, earliest: today });
  const endsOn = addDays(lastDay, 1);
  const ending = rights.filter(
    (right) => right.startsOn < endsOn && (right.endsOn === null || right.endsOn > endsOn),
  );
  if (ending.length === 0) {
    throw new Rejection(NO_RIGHT, { code: textIn(form, 'practitioner'), day: lastDay });
  }
  return { endsOn, diseases: [...new Set(ending.flatMap(({ diseases }) => diseases))] };
}
