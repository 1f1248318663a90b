import { type Day, daysBetween } from '../../kernel/days.ts';
import { type Money, plus, ZERO } from '../../kernel/money.ts';
import type { PolicySet, Scheme } from '../../rules/policy/index.ts';
import type { Visit } from '../benefit/index.ts';
import type { Encounter } from '../encounter/index.ts';
import type { SettlementDocument, SettlementRecord, StayPart } from './model.ts';

/** What a settled encounter means for the one to which it referred the person. */
export type Chain = {
  /** Deductibles paid along the chain, up to and including this encounter. */
  readonly deductible: Money;
  /** Of an inpatient stay that was insured when it ended; null of all else. */
  readonly stay: SettledStay | null;
};

/** A stay as far as it may go on in another hospital. */
export type SettledStay = {
  readonly scheme: Scheme;
  readonly endedOn: Day;
  readonly inside: boolean;
  /** Deductible that this stay has borne, here and in the hospitals before. */
  readonly borne: Money;
  readonly poolPaid: boolean;
};

/** One part of the encounter's live settlement, as it stands with its supplements. */
export type ChainPart = {
  readonly record: Pick<SettlementRecord, 'scheme' | 'visitKind'> & {
    readonly document: { readonly part: Pick<StayPart, 'until'> };
  };
  readonly computed: NonNullable<SettlementDocument['computed']>;
};

/** `parts`: all of the encounter, in their order. */
export function chainOf(parts: readonly ChainPart[]): Chain {
  let deductible = parts[0]?.computed.input.visit.chainDeductible ?? ZERO;
  for (const { computed } of parts) deductible = plus(deductible, computed.benefit.deductible);
  return { deductible, stay: stayOf(parts) };
}

/** After a full period or under another scheme a part is an admission of its own; the last one goes on. */
function stayOf(parts: readonly ChainPart[]): SettledStay | null {
  const last = parts.at(-1);
  if (last?.record.visitKind !== 'inpatient' || last.computed.input.gate) return null;
  const begin = parts.findLastIndex(({ computed }) => !computed.input.visit.continued);
  const admission = parts.slice(Math.max(begin, 0));
  const { transfer: earlier, borne: before } = admission[0]?.computed.input.visit ?? {};
  let borne = earlier?.borne ?? before ?? ZERO;
  for (const { computed } of admission) borne = plus(borne, computed.benefit.deductible);
  return {
    scheme: last.record.scheme,
    endedOn: last.record.document.part.until,
    inside: !last.computed.input.visit.outOfArea,
    borne,
    poolPaid:
      earlier?.poolPaid === true || admission.some(({ computed }) => computed.benefit.pool > ZERO),
  };
}

/**
 * What the hospital before leaves to this one, where the area makes both one stay. Days are all that
 * is known of admission and discharge, so 24 hours are read as "on the next day at the latest".
 */
export function transferOf(
  { kind, startedOn, outOfArea }: Encounter,
  from: SettledStay | null,
  { scheme, policies }: { readonly scheme: Scheme; readonly policies: PolicySet },
): Visit['transfer'] {
  const rule = policies.visits.inpatient?.deductible.transfer;
  if (kind !== 'inpatient' || rule?.is !== 'one-stay' || !from) return undefined;
  if (from.scheme !== scheme) return undefined;
  if (daysBetween(from.endedOn, startedOn) > rule.withinDays) return undefined;
  if (rule.insideOnly && (outOfArea || !from.inside)) return undefined;
  return { borne: from.borne, poolPaid: from.poolPaid };
}
