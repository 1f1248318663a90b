import type { Rate } from '../../kernel/money.ts';

/** How lists of special groups from other authorities are taken in. */
export type FeedFigures = {
  /** Beyond this share of what a source holds, a full list that would end it is confirmed by a second person. */
  readonly endingsShare: Rate;
  /** A full list without a count or checksum that is shorter than the last by more than this share is confirmed as well. */
  readonly dropShare: Rate;
  readonly sources: readonly {
    readonly code: string;
    readonly zh: string;
    readonly en: string;
    /** Groups on which this authority decides. */
    readonly groups: readonly string[];
  }[];
  readonly source: string;
};
