import type { AreaCode, PersonId } from '../../kernel/ids.ts';

/** 亲情账户: somebody may show the code of another person. No money and no right to read anything comes with it. */
export type CodeShare = {
  readonly id: string;
  readonly owner: PersonId;
  readonly holderArea: AreaCode;
  /** By what the holder is known, without saying who. */
  readonly holderRef: string;
  readonly holderName: string;
  /** What the holder is to the owner. */
  readonly relation: string;
  readonly given: 'consent' | 'counter';
  readonly givenAt: string;
  readonly endedAt: string | null;
};

/** The same where the holder is insured. */
export type HeldCode = {
  readonly id: string;
  readonly holder: PersonId;
  readonly ownerArea: AreaCode;
  readonly ownerName: string;
  readonly relation: string;
  readonly endedAt: string | null;
};

export type HoldRequest = {
  readonly id: string;
  readonly ownerArea: AreaCode;
  readonly ownerName: string;
  readonly relation: string;
  /** Who is meant: both have to be right. */
  readonly holder: { readonly name: string; readonly idNumber: string };
};

export type Held = { readonly ref: string; readonly name: string };

/** As what a counter may record whoever acts for a child. */
export type GuardianRelation = 'parent' | 'grandparent';
