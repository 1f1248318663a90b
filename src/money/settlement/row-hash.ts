import { hash } from 'node:crypto';
import { listAmounts } from './amounts.ts';
import type { SettlementRecord } from './model.ts';

/** What makes a record what it is, as one text; any column changed by hand gives another hash. */
export function hashRow(record: SettlementRecord, document: string, settledAt: string): string {
  const { id, kind, originalId, person, provider, encounter, scheme } = record;
  const { benefitYear, yearVersion, visitKind, benefitDay, policySet, amounts } = record;
  const who = [id, kind, originalId ?? '', person, provider, encounter, scheme];
  const what = [benefitYear, yearVersion, visitKind, benefitDay, policySet];
  return sha256([...who, ...what, ...listAmounts(amounts), settledAt, document].join('\u001f'));
}

/** Link of an audit chain: the batch before it and the rows of this one, in order. */
export function hashBatch(previous: string, rowHashes: readonly string[]): string {
  return sha256(`${previous}\u001f${rowHashes.join('\u001f')}`);
}

export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}
