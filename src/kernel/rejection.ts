/** One way the domain can say no. `code` is public and permanent; wording lives in `web` and `border`. */
export type RejectionKind = {
  readonly code: `${string}.${string}`;
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429;
};

export type Facts = Readonly<Record<string, string>>;

/**
 * An expected refusal of one request. Thrown where it concerns the whole call; in a batch, a decision
 * returns it as the value of that one request, so that neighbours are not disturbed.
 */
export class Rejection extends Error {
  override readonly name = 'Rejection';
  readonly kind: RejectionKind;
  readonly facts: Facts;

  constructor(kind: RejectionKind, facts: Facts = {}, options: ErrorOptions = {}) {
    super(kind.code, options);
    this.kind = kind;
    this.facts = facts;
  }
}

/** Something outside could not be reached. The caller may repeat the request with the same key. */
export class Outage extends Error {
  override readonly name = 'Outage';
}
