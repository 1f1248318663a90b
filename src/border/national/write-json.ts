import { Decimal, type Value } from './output.ts';

/** JSON with decimals as bare digits: an amount is written as it was computed, never through a float. */
export function writeJson(value: Value): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as readonly Value[]).map(writeJson).join(',')}]`;
  if (value instanceof Decimal) return value.decimal;
  let text = '';
  const row = value as Readonly<Record<string, Value>>;
  for (const code in row) {
    text += `${text === '' ? '' : ','}${quoted(code)}:${writeJson(row[code] as Value)}`;
  }
  return `{${text}}`;
}

/** A text as JSON. Most are short and hold nothing that has to be written otherwise. */
export function quoted(text: string): string {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const plain =
      code >= 0x20 && code !== 0x22 && code !== 0x5c && !(code >= 0xd800 && code <= 0xdfff);
    if (!plain) return JSON.stringify(text);
  }
  return `"${text}"`;
}
