export type PolicySummary = {
  readonly id: string;
  readonly benefit: string;
  readonly scheme: string;
  readonly from: string;
  readonly until: string | null;
  readonly title: { readonly zh: string; readonly en: string };
  readonly hash: string;
};

/** A document as JSON; its shape is the policy's own, so it is read by walking through it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [name: string]: Json };

export type PolicyDocumentView = {
  readonly id: string;
  readonly hash: string;
  /** First day on which it no longer holds: as it says, or where its successor begins. */
  readonly until: string | null;
  readonly document: JsonObject;
  readonly publishedAt: string;
};

export type PolicyChange = {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly sourceBefore: string | null;
  readonly sourceAfter: string | null;
};

export type InForce = {
  readonly hash: string;
  readonly day: string;
  readonly documents: readonly PolicySummary[];
};

export type ProofReport = {
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly checks: readonly {
    readonly name: string;
    readonly checked: number;
    /** Problems in all; only the first are listed. */
    readonly found: number;
    readonly problems: readonly { readonly what: string; readonly where: string }[];
  }[];
  readonly sound: boolean;
};
