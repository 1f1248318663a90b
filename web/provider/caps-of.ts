import type { Json, JsonObject } from '../kit/policy-views.ts';

/** A running total that a document limits, and the limit as the document writes it. */
export type CapOf = { readonly key: string; readonly cap: string | null };

/**
 * The limits that apply to a person's running totals. A cap whose figure depends on more than the
 * person's groups is left out: the bar is then shown without an end rather than with a wrong one.
 */
export function capsOf(documents: readonly JsonObject[], groups: readonly string[]): CapOf[] {
  return documents.flatMap((document) => {
    if (document.benefit === 'serious-disease') return [seriousCap(document, groups)];
    if (document.benefit === 'medical-aid') return aidCaps(document, groups);
    return objects(document.caps).map((cap) => ({
      key: `pool.${String(cap.key)}`,
      cap: singleAmount(cap),
    }));
  });
}

/** A key with `{disease}` stands for one key of each disease. */
export function capFor(caps: readonly CapOf[], total: string): CapOf | undefined {
  return caps.find(({ key }) => {
    const [head = '', tail] = key.split('{disease}');
    return tail === undefined ? key === total : total.startsWith(head) && total.endsWith(tail);
  });
}

function seriousCap(document: JsonObject, groups: readonly string[]): CapOf {
  const tilt = object(document.tilt);
  const tilted = strings(tilt?.groups).some((group) => groups.includes(group));
  const cap = object(document.cap)?.amount;
  const uncapped = tilted && String(tilt?.uncapped) === 'true';
  return { key: 'serious.paid', cap: uncapped ? null : amountOf(cap) };
}

function aidCaps(document: JsonObject, groups: readonly string[]): CapOf[] {
  const purses = objects(document.purses).flatMap((purse) => {
    const mine = objects(purse.classes).filter(({ group }) => groups.includes(String(group)));
    const [only] = mine;
    if (only === undefined || mine.length > 1) return [];
    return [{ key: `aid.${String(purse.key)}.paid`, cap: amountOf(only.cap) }];
  });
  const extra = object(document.extra);
  if (!strings(extra?.groups).some((group) => groups.includes(group))) return purses;
  return [...purses, { key: 'aid.extra.paid', cap: amountOf(extra?.cap) }];
}

function singleAmount(cap: JsonObject): string | null {
  const rows = objects(cap.rows);
  return rows.length === 1 ? amountOf(rows[0]?.amount) : null;
}

function amountOf(json: Json | undefined): string | null {
  return typeof json === 'string' && /^\d+(\.\d+)?$/.test(json) ? json : null;
}

function object(json: Json | undefined): JsonObject | undefined {
  return isObject(json) ? json : undefined;
}

function objects(json: Json | undefined): JsonObject[] {
  return isList(json) ? json.filter(isObject) : [];
}

function strings(json: Json | undefined): string[] {
  return isList(json) ? json.map(String) : [];
}

function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !isList(json);
}

function isList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}
