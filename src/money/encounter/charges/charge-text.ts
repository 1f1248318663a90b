import { hash } from 'node:crypto';
import { fen, type Money, type Rate, sum } from '../../../kernel/money.ts';
import type { ItemKind, PricedLine } from '../../../rules/catalogue/index.ts';
import { linesOf } from '../upload-text.ts';
import type { ChargeCommand, PricedCharge } from './model.ts';

/** What stands beside a line in `particulars`: the rest of what was said of it and how it was priced. */
type BesideText = {
  readonly takesBack?: string;
  readonly approval?: PricedCharge['approval'];
  readonly said?: PricedCharge['particulars'];
  readonly ceiling?: string;
  readonly priorRate?: string;
  readonly restricted?: true;
  readonly itemKind: ItemKind;
  readonly removed?: true;
};

export function particularsText(charges: readonly PricedCharge[]): string {
  return JSON.stringify(charges.map(besideOf));
}

/** Lines that a console uploaded have nothing beside them. */
export function chargesFrom(lines: string, particulars: string | null): PricedCharge[] {
  const beside = particulars === null ? [] : (JSON.parse(particulars) as BesideText[]);
  return linesOf({ lines }).map(({ lineNo, ...line }, i) => {
    const { takesBack, approval, said, ceiling, priorRate, restricted, itemKind, removed } = beside[
      i
    ] ?? { itemKind: 'service' };
    return {
      ...line,
      line: lineNo ?? String(i + 1),
      takesBack: takesBack ?? null,
      approval: approval ?? 'none',
      particulars: said ?? {},
      ceiling: ceiling === undefined ? null : fen(ceiling),
      priorRate: BigInt(priorRate ?? 0) as Rate,
      restricted: restricted === true,
      itemKind,
      removed: removed === true,
    };
  });
}

export function toLine(charge: PricedCharge): PricedLine {
  const { line, code, name, day, quantity, unitPrice, amount, procured, unapproved } = charge;
  const { fullSelfPay, overCeiling, priorSelfPay, inScope } = charge;
  const own = {
    lineNo: line,
    code,
    name,
    day,
    quantity,
    unitPrice,
    amount,
    class: charge.class,
    procured,
    fullSelfPay,
    overCeiling,
    priorSelfPay,
    inScope,
  };
  return unapproved ? { ...own, unapproved } : own;
}

export function totalOf(charges: readonly PricedCharge[]): Money {
  return sum(charges.map(({ amount }) => amount));
}

/** The command in one spelling. Who sends it again at another minute sends the same. */
export function hashCharges(command: ChargeCommand): string {
  const { person, registration } = command;
  const what =
    command.type === 'add'
      ? command.bills.map(({ batch, lines }) => [batch, lines.map(sorted)])
      : [command.batch, command.lines];
  const text = JSON.stringify([command.type, person, registration, what]);
  return hash('sha256', text, 'hex');
}

function sorted(line: object): [string, unknown][] {
  const values = line as Readonly<Record<string, unknown>>;
  return Object.keys(values)
    .sort()
    .map((key) => {
      const value = values[key];
      return [key, value !== null && typeof value === 'object' ? sorted(value) : value];
    });
}

function besideOf(charge: PricedCharge): BesideText {
  const { takesBack, approval, particulars, ceiling, priorRate, restricted, itemKind } = charge;
  return {
    itemKind,
    ...(takesBack !== null && { takesBack }),
    ...(approval !== 'none' && { approval }),
    ...(Object.keys(particulars).length > 0 && { said: particulars }),
    ...(ceiling !== null && { ceiling: String(ceiling) }),
    ...(priorRate !== 0n && { priorRate: String(priorRate) }),
    ...(restricted && { restricted }),
    ...(charge.removed && { removed: true as const }),
  };
}
