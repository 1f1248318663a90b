import { type Static, Type } from 'typebox';
import { formatYuan } from '../../kernel/money.ts';
import { SettlementView } from '../../money/settlement/index.ts';
import type { Trial } from './try-claim.ts';

const Yuan = Type.String();
const TextOrNull = Type.Union([Type.String(), Type.Null()]);

const NamedOrNull = Type.Union([
  Type.Object({ code: Type.String(), name: Type.String() }),
  Type.Null(),
]);

export const LookedUpLine = Type.Object({ known: NamedOrNull, suggested: NamedOrNull });

export const ClaimTrialView = Type.Object({
  /** What the funds pay together; an officer decides on this amount. Null: settled already. */
  fund: Type.Union([Yuan, Type.Null()]),
  /** The settlement that was recorded. */
  settlement: TextOrNull,
  lines: Type.Array(
    Type.Object({
      line: Type.String(),
      code: Type.String(),
      name: Type.String(),
      day: Type.String(),
      class: Type.Enum(['A', 'B', 'C']),
      amount: Yuan,
      fullSelfPay: Yuan,
      overCeiling: Yuan,
      priorSelfPay: Yuan,
      inScope: Yuan,
      unknown: Type.Boolean(),
      suggested: Type.Union([
        Type.Object({ code: Type.String(), name: Type.String() }),
        Type.Null(),
      ]),
    }),
  ),
  /** One for each part of a stay, with the explanation. */
  settlements: Type.Array(SettlementView),
});
export type ClaimTrialView = Static<typeof ClaimTrialView>;

export function trialView(trial: Trial | null, settlement: string | null): ClaimTrialView {
  if (!trial) return { fund: null, settlement, lines: [], settlements: [] };
  return {
    fund: formatYuan(trial.fund),
    settlement,
    lines: trial.lines.map(({ lineNo, code, name, day, unknown, suggested, ...line }) => ({
      ...{ line: lineNo ?? '', code, name, day, class: line.class, unknown, suggested },
      amount: formatYuan(line.amount),
      fullSelfPay: formatYuan(line.fullSelfPay),
      overCeiling: formatYuan(line.overCeiling),
      priorSelfPay: formatYuan(line.priorSelfPay),
      inScope: formatYuan(line.inScope),
    })),
    settlements: [...trial.settlements],
  };
}
