import { isDay } from '../../../kernel/days.ts';
import {
  EVERY_ITEM,
  type ItemList,
  type ListedItem,
  type ListingSearch,
  listItems,
} from '../../../rules/catalogue/index.ts';
import type { Row } from '../input.ts';
import type { TransactionNumber } from '../model.ts';
import type { OutRow } from '../output.ts';
import { type Call, type Transaction, transaction } from '../transaction.ts';
import { isValid, recordOf } from './item-words.ts';
import { lastDayOf } from './last-day.ts';
import { askedPage, itemsOfPage, pageAnswer } from './page.ts';
import { LIST_TYPE, wordOf } from './words.ts';

export type CatalogueQuery = {
  readonly number: string;
  /** Field of the item's code, in the question and in the answer. */
  readonly code: string;
  /** What the question says beyond code, days, list and validity; null: nothing can match it. */
  readonly search?: (data: Row) => Partial<ListingSearch> | null;
  /** Rows of an item: one, or one for each of these codes. */
  readonly kinds?: (data: Row) => readonly string[];
  readonly row: (item: ListedItem, kind: string, call: Call) => OutRow;
};

/** A paged query of the catalogue, in the order of codes and days. */
export function listCatalogueOf(query: CatalogueQuery): Transaction {
  return transaction({
    number: query.number as TransactionNumber,
    effect: 'reads',
    permission: 'care.read',
    async handle(call) {
      const data = call.input.one('data');
      const page = askedPage(data);
      const kinds = query.kinds?.(data) ?? [''];
      const own = query.search?.(data);
      const search = searchOf(data, query.code, call);
      if (search === null || own === null || kinds.length === 0) return pageAnswer([], 0, page);
      const { skip, ...items } = itemsOfPage(page, kinds.length);
      const found = await listItems(call.sql, { ...search, ...own, ...items });
      const rows = found.rows.flatMap((item) =>
        kinds.map((kind) => ({
          ...commonOf(item, query.code, call),
          ...query.row(item, kind, call),
        })),
      );
      return pageAnswer(rows.slice(skip, skip + page.size), found.total * kinds.length, page);
    },
  });
}

/** What we do not hold narrows nothing; a value that no item has finds nothing. */
function searchOf(data: Row, codeField: string, { signedIn, today }: Call): ListingSearch | null {
  const sent = data.asSent();
  const text = (code: string) => (sent[code] as string | undefined) ?? null;
  const list = text('list_type');
  const record = recordAsked(text('rid'));
  const valid = text('vali_flag');
  const area = text('insu_admdvs');
  if (list !== null && wordOf(LIST_TYPE, list) === null) return null;
  if (record === null || (area !== null && area !== signedIn.area)) return null;
  return {
    ...EVERY_ITEM,
    list: list === null ? null : wordOf<ItemList>(LIST_TYPE, list),
    code: text(codeField) ?? record.code,
    on: sent.query_date === undefined ? null : data.day('query_date'),
    startsOn: sent.begndate === undefined ? record.startsOn : data.day('begndate'),
    live: valid === null ? null : { is: valid === '1', today },
    changedAfter: sent.updt_time === undefined ? null : data.moment('updt_time'),
  };
}

/** As `recordOf` writes it; null: no record has this number. */
function recordAsked(rid: string | null) {
  if (rid === null) return { code: null, startsOn: null };
  const [, code = '', startsOn = ''] = /^(.+)@(.{10})$/.exec(rid) ?? [];
  return isDay(startsOn) ? { code, startsOn } : null;
}

function commonOf(item: ListedItem, code: string, { signedIn, today }: Call): OutRow {
  return {
    [code]: item.code,
    begndate: item.startsOn,
    enddate: lastDayOf(item.endsOn),
    vali_flag: isValid(item, today),
    rid: recordOf(item),
    updt_time: item.updatedAt,
    ...(code === 'hilist_code' ? { insu_admdvs: signedIn.area, poolarea_no: signedIn.area } : {}),
  };
}
