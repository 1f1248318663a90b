import { type Static, Type } from 'typebox';
import { formatYuan } from '../../kernel/money.ts';
import { maskName } from '../../people/enrolment/index.ts';
import { TRANSFER_STATES, type Transfer } from './model.ts';
import type { Beside } from './store-transfers.ts';

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
  ours: Type.Object({
    employeeMonths: Type.Integer(),
    residentMonths: Type.Integer(),
    balance: Type.String(),
  }),
  pension: Type.String(),
  pensionReference: Type.String({ description: 'The number under which the office answered' }),
  pensionReason: Type.String(),
  pensionState: Type.Enum(['none', 'waiting', 'unknown', 'taken', 'refused']),
  decidedOn: Type.String(),
  state: Type.Enum([...TRANSFER_STATES]),
  letter: Nullable,
  answeredBy: Nullable,
  moved: Nullable,
  movedOn: Nullable,
});
export type TransferView = Static<typeof TransferView>;

export function transferView(one: Transfer, name: string, beside: Beside): TransferView {
  const { person, office: _, answers: _answers, balance, moved, ...rest } = one;
  const { balance: ours, employeeMonths, residentMonths, ...pension } = beside;
  return {
    ...{ ...rest, ...pension },
    person: { id: person, name: maskName(name) },
    balance: formatYuan(balance),
    ours: { employeeMonths, residentMonths, balance: formatYuan(ours) },
    moved: moved === null ? null : formatYuan(moved),
  };
}
