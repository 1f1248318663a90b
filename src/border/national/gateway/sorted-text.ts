import type { Json } from '../door/parse-strict.ts';
import { JsonNumber } from '../validate/json-number.ts';

/**
 * One text for one content, whoever wrote it: keys in the order of their characters at every depth, lists in their own,
 * no space between; numbers with the digits they were sent with.
 */
export function sortedText(value: Json): string {
  if (value instanceof JsonNumber) return value.literal;
  if (Array.isArray(value)) return `[${value.map(sortedText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort((a, b) => (a < b ? -1 : 1))
    .map((key) => `${JSON.stringify(key)}:${sortedText(value[key] as Json)}`);
  return `{${members.join(',')}}`;
}
