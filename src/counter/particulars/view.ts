import { type Static, Type } from 'typebox';
import { maskIdNumber, maskName } from '../../people/enrolment/index.ts';
import { maskPersonalNumbers } from '../../platform/sealing/personal-numbers.ts';
import { CHANGED_FIELDS, type ChangedField, type RecordedChange } from './model.ts';

const NullableText = Type.Union([Type.String(), Type.Null()]);

export const ChangeView = Type.Object({
  field: Type.Enum([...CHANGED_FIELDS]),
  before: NullableText,
  after: Type.String({ description: 'Masked, as before' }),
  case: Type.String(),
  number: Type.String({ description: 'Of the case that changed it' }),
  changedAt: Type.String(),
});
export type ChangeView = Static<typeof ChangeView>;

/** Enough to see that it changed and to ask the person about it; what was written stands in the case. */
export function changeView(change: RecordedChange): ChangeView {
  const { field, before, after, case: of, number, changedAt } = change;
  const masked = (value: string) => MASKS[field](value);
  return {
    ...{ field, before: before === null ? null : masked(before), after: masked(after) },
    ...{ case: of, number, changedAt },
  };
}

const MASKS: Readonly<Record<ChangedField, (value: string) => string>> = {
  name: maskName,
  'id-number': maskIdNumber,
  phone: maskPersonalNumbers,
  address(text) {
    const { county, township } = JSON.parse(text) as Record<string, string | null>;
    return [county, township, '***'].filter(Boolean).join(' ');
  },
  account(text) {
    const { holder = '', bank = '', number = '' } = JSON.parse(text) as Record<string, string>;
    return `${maskName(holder)} ${bank} ****${number.slice(-4)}`;
  },
};
