import type { EncounterId, SettlementId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { fromShortId, toShortId } from '../../../kernel/short-id.ts';
import { billOf } from '../../../money/encounter/index.ts';
import { type ProviderSettlement, UNKNOWN_SETTLEMENT } from '../../../money/settlement/index.ts';
import type { Row } from '../input.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const LONGEST = 30;

export function readSettlementId(row: Row, code: string): SettlementId {
  const sent = row.text(code);
  const id = fromShortId(sent);
  if (id === null) throw new Rejection(UNKNOWN_SETTLEMENT, { settlement: sent });
  return id as SettlementId;
}

/** 就诊ID of an encounter; one that a console opened has no registration and is named by its own id. */
export function visitIdOf(encounter: EncounterId): string {
  const { registration } = billOf(encounter);
  return UUID.test(registration) ? toShortId(registration) : registration.slice(0, LONGEST);
}

/** Made by a pharmacy's 2102, and taken back by its 2103 only. */
export function isPurchase({ key }: Pick<ProviderSettlement, 'key'>): boolean {
  return key.startsWith('2102.');
}

/** The sender's message id out of the key under which it was settled. */
export function messageOf({ key }: Pick<ProviderSettlement, 'key'>): string {
  return key.replace(/^(?:2601\.)?\d{4}\./, '').slice(0, LONGEST);
}
