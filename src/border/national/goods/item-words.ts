import type { Day } from '../../../kernel/days.ts';
import { type ListedItem, versionText } from '../../../rules/catalogue/index.ts';
import { lastDayOf } from './last-day.ts';
import { ITEM_CLASS } from './words.ts';

const RECORD_LENGTH = 40;

/** Number of a version of an item: its code and first day. */
export function recordOf({ code, startsOn }: Pick<ListedItem, 'code' | 'startsOn'>): string {
  return `${code}@${startsOn}`.slice(0, RECORD_LENGTH);
}

export function isValid({ endsOn }: Pick<ListedItem, 'endsOn'>, today: Day): '0' | '1' {
  return endsOn !== null && endsOn <= today ? '0' : '1';
}

/** What a download may say of an item, by the words of `national/downloads.tsv`. */
export function itemWords(
  item: ListedItem,
  { today, area }: { readonly today: Day; readonly area: string },
): Readonly<Record<string, string | null>> {
  return {
    ...item.particulars,
    code: item.code,
    name: item.name,
    unit: item.unit,
    initials: item.initials,
    class: ITEM_CLASS[item.class],
    restricted: item.restricted ? '1' : '0',
    startsOn: item.startsOn,
    lastDay: lastDayOf(item.endsOn),
    valid: isValid(item, today),
    record: recordOf(item),
    updatedAt: item.updatedAt,
    version: item.version === null ? null : versionText(item.version),
    area,
  };
}
