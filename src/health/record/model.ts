import type { Day } from '../../kernel/days.ts';
import type { PersonId, ProviderId, RegistrationId } from '../../kernel/ids.ts';
import type { Moment } from '../../kernel/moment.ts';

export const DOCUMENT_KINDS = [
  'front-page',
  'order',
  'examination',
  'laboratory',
  'culture',
  'sensitivity',
  'pathology',
  'unstructured',
  'admission-record',
  'chart-diagnosis',
  'progress-note',
  'operation-record',
  'rescue-record',
  'death-record',
  'discharge-summary',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Reports on whose results another hospital may rely (互认). */
export const RECOGNISABLE: readonly DocumentKind[] = ['examination', 'laboratory'];

/** One report, note or order, as its provider says it. */
export type ClinicalDocument = {
  readonly provider: ProviderId;
  readonly kind: DocumentKind;
  /** The provider's own, once a kind: sent again with other content it is a correction. */
  readonly number: string;
  /** Null: not insured here, or found by the registration. */
  readonly person: PersonId | null;
  readonly registration: RegistrationId | null;
  /** 就医流水号: the provider's own number of the visit. */
  readonly visit: string;
  readonly on: Day;
  /** National codes of what was examined. */
  readonly items: readonly string[];
  readonly title: string;
  readonly abnormal: boolean | null;
  /** False: its provider takes it back. */
  readonly valid: boolean;
  /** What was sent, whole, JSON; opaque here. */
  readonly document: string;
};

export type KeptDocument = ClinicalDocument & {
  readonly id: string;
  readonly version: number;
  readonly recognisedUntil: Day | null;
  readonly hash: string;
  readonly operator: string;
  readonly recordedAt: Moment;
};

export type DocumentName = Pick<ClinicalDocument, 'provider' | 'kind' | 'number'>;

export type DocumentSearch = {
  readonly person: PersonId;
  readonly kinds: readonly DocumentKind[];
  /** Null: every provider's. */
  readonly provider: ProviderId | null;
  readonly item: string | null;
  /** Any part of the title. */
  readonly title: string | null;
  /** May be relied on by others on this day; null: does not matter. */
  readonly recognisedOn: Day | null;
  readonly from: Day | null;
  readonly limit: number;
  readonly offset: number;
};
