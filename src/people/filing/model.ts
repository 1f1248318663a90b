import type { Day } from '../../kernel/days.ts';
import type { Id, PersonId, ProviderId } from '../../kernel/ids.ts';
import type { Period } from '../../kernel/period.ts';
import type { Scheme } from '../../rules/policy/index.ts';
import type { RecognitionKind } from '../groups/index.ts';

export type FilingId = Id<'filing'>;

/** 转院, 慢特病, 定点, 意外伤害, 异地就医. */
export const FILING_KINDS = ['transfer', 'disease', 'provider', 'injury', 'away'] as const;
export type FilingKind = (typeof FILING_KINDS)[number];

/** For what a person chooses a provider. */
export const PROVIDER_USES = [
  'chronic-special',
  'care',
  'family-doctor',
  'special-drug',
  'serious-drug',
  'two-diseases',
  'dual-channel',
] as const;
export type ProviderUse = (typeof PROVIDER_USES)[number];

/** Six digits of a prefecture, or of a municipality or county that stands directly below its province. */
export type PlaceCode = Id<'place'>;

/** 异地长期居住 (the first three) and 临时外出就医: why somebody is cared for elsewhere. */
export const AWAY_REASONS = [
  'settled-retiree',
  'long-residence',
  'posted-worker',
  'referral',
  'emergency',
  'other',
] as const;
export type AwayReason = (typeof AWAY_REASONS)[number];

/** The two classes of the national rule. */
export type AwayClass = 'long-term' | 'temporary';

/** What each kind says beside person, provider and period. */
export type FilingContent =
  | {
      readonly kind: 'transfer';
      readonly to: ProviderId;
      /** The day on which the hospital refers. */
      readonly on: Day;
      readonly reach: 'area' | 'province' | 'country';
      /** False: the person goes without the hospital's consent. */
      readonly agreed: boolean;
      /** The encounter that is left, as its hospital named it; null: the newest stay there. */
      readonly from: string | null;
      /** It serves one admission although it has an end; absent: only one without an end serves one. */
      readonly once?: true;
    }
  | {
      readonly kind: 'disease';
      readonly recognition: RecognitionKind;
      readonly disease: string;
      readonly identifiedOn: Day;
    }
  | {
      readonly kind: 'provider';
      readonly chosen: ProviderId;
      readonly use: ProviderUse;
      /** First or second … choice. */
      readonly position: string;
    }
  | {
      readonly kind: 'injury';
      readonly injuredOn: Day | null;
      /** False: somebody else is liable, and no fund pays for the injury. */
      readonly fundPays: boolean;
    }
  | {
      /** For a place and never for a hospital, for any number of visits. */
      readonly kind: 'away';
      readonly reason: AwayReason;
      readonly place: PlaceCode;
      /** The filing that this one continues with another place or period; null: it is the first. */
      readonly follows: FilingId | null;
    };

export type NewFiling = Period & {
  readonly person: PersonId;
  /** Null: at an office, or by the person online. */
  readonly filedBy: ProviderId | null;
  /** Path of the office; absent or null: by a provider or online. */
  readonly office?: string | null;
  readonly scheme: Scheme | null;
  readonly content: FilingContent;
  /** Kept and shown, never computed with. */
  readonly said: Readonly<Record<string, string>>;
  readonly operator: string;
};

export type Filing = NewFiling & {
  readonly id: FilingId;
  readonly recordedAt: string;
  /** Null: it stands. */
  readonly withdrawnOn: Day | null;
};
