import { type Static, Type } from 'typebox';
import { formatYuan } from '../../kernel/money.ts';
import { maskName } from '../../people/enrolment/index.ts';
import { TRANSFER_STATES, type Transfer } from './model.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);

export const TransferView = Type.Object({
  case: Type.String(),
  number: Type.String(),
  person: Type.Object({ id: Type.String(), name: Type.String({ description: 'Masked' }) }),
  direction: Type.Enum(['in', 'out']),
  otherArea: Type.String(),
  startsOn: Type.String({ description: 'The first day in the new area' }),
  employeeMonths: Type.Integer(),
  residentMonths: Type.Integer(),
  balance: Type.String({ description: 'Of the last answer; before it, ours' }),
  pension: Type.String(),
  pensionState: Type.Enum(['none', 'waiting', 'unknown', 'taken', 'refused']),
  decidedOn: Type.String(),
  state: Type.Enum([...TRANSFER_STATES]),
  letter: Nullable,
  answeredBy: Nullable,
  moved: Nullable,
  movedOn: Nullable,
});
export type TransferView = Static<typeof TransferView>;

export function transferView(one: Transfer, name: string): TransferView {
  const { person, office: _, answers: _answers, balance, moved, ...rest } = one;
  return {
    ...rest,
    person: { id: person, name: maskName(name) },
    balance: formatYuan(balance),
    moved: moved === null ? null : formatYuan(moved),
  };
}
