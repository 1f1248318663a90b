import type { Day } from '../../kernel/days.ts';
import type { Id, PersonId, ProviderId } from '../../kernel/ids.ts';
import type { Period } from '../../kernel/period.ts';
import type { Scheme } from '../../rules/policy/index.ts';
import type { RecognitionKind } from '../groups/index.ts';

export type FilingId = Id<'filing'>;

/** 转院, 慢特病, 定点, 意外伤害. */
export const FILING_KINDS = ['transfer', 'disease', 'provider', 'injury'] as const;
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
    };

export type NewFiling = Period & {
  readonly person: PersonId;
  readonly filedBy: ProviderId;
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
