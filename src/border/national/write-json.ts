import { Decimal, type Value } from './output.ts';

/** JSON with decimals as bare digits: an amount is written as it was computed, never through a float. */
export function writeJson(value: Value): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as readonly Value[]).map(writeJson).join(',')}]`;
  if (value instanceof Decimal) return value.decimal;
  let text = '';
  for (const [code, inner] of Object.entries(value as Readonly<Record<string, Value>>)) {
    text += `${text === '' ? '' : ','}${JSON.stringify(code)}:${writeJson(inner)}`;
  }
  return `{${text}}`;
}
