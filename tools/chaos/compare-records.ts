import type { Acknowledged } from './journal.ts';

/** What lies in the tables, as far as it is compared. */
export type Stored = {
  readonly requests: readonly StoredRequest[];
  readonly settlements: readonly { readonly id: string; readonly figures: string }[];
};

export type StoredRequest = {
  readonly provider: string;
  readonly transaction: string;
  readonly key: string;
  readonly ids: readonly string[];
};

/** Sentences by kind. `broken` is anything that is only half there or differs. */
export type Damage = {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly broken: readonly string[];
};

/**
 * When every client has its answers, requests and records are exactly what was acknowledged: a record
 * that nobody was told of would be a payment made twice or a call that was answered by another.
 */
export function compareRecords(acknowledged: readonly Acknowledged[], stored: Stored): Damage {
  const lost: string[] = [];
  const doubled: string[] = [];
  const broken: string[] = [];
  const requests = new Map(stored.requests.map((request) => [nameOf(request), request]));
  const figures = new Map<string, string>();
  for (const { id, figures: found } of stored.settlements) {
    if (figures.has(id)) doubled.push(`record ${id} is there twice`);
    figures.set(id, found);
  }
  for (const one of acknowledged) {
    const name = nameOf(one);
    const request = requests.get(name);
    if (!request) lost.push(`${name}: acknowledged, but the request is not there`);
    else if (request.ids.join() !== one.records.map(({ id }) => id).join()) {
      broken.push(`${name}: acknowledged other records than it names`);
    }
    requests.delete(name);
    for (const record of one.records) {
      const found = figures.get(record.id);
      if (found === undefined) lost.push(`${name}: record ${record.id} is not there`);
      else if (found !== record.figures) {
        broken.push(`${name}: ${record.id} has ${found}, acknowledged ${record.figures}`);
      }
      figures.delete(record.id);
    }
  }
  for (const name of requests.keys()) doubled.push(`${name}: recorded, but never acknowledged`);
  for (const id of figures.keys()) doubled.push(`record ${id} belongs to no acknowledgement`);
  return { lost, doubled, broken };
}

function nameOf(request: Pick<StoredRequest, 'provider' | 'transaction' | 'key'>): string {
  return `${request.transaction} ${request.provider} ${request.key}`;
}
