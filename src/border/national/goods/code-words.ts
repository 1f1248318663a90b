import type { Day } from '../../../kernel/days.ts';
import { type ListedCode, versionText } from '../../../rules/catalogue/index.ts';
import { isValid, recordOf } from './item-words.ts';

/** What a download may say of a code, by the words of `national/downloads.tsv`. */
export function codeWords(
  entry: ListedCode,
  { today, area }: { readonly today: Day; readonly area: string },
): Readonly<Record<string, string | null>> {
  return {
    usable: '1',
    ...entry.particulars,
    code: entry.code,
    name: entry.name,
    valid: isValid(entry, today),
    record: recordOf(entry),
    updatedAt: entry.recordedAt,
    version: versionText(entry.version),
    area,
  };
}
