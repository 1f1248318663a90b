import { Rejection } from '../../kernel/rejection.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Sql } from '../../platform/sql.ts';
import { UNKNOWN_VERSION } from './errors.ts';
import type { ItemList, ListedItem } from './listing.ts';
import { findNumberedAfter, hasUnnumbered, holdNumbering, numberItems } from './store/listing.ts';

export type DownloadPage = {
  readonly rows: readonly ListedItem[];
  /** Of the last row, or what was asked when there is none: what to ask with next. */
  readonly version: string;
};

const DIGITS = 12;
const VERSION = /^\d{1,18}$/;

/**
 * The items of a list after a version, in the order of versions. Asking again with the version of the page
 * until it is empty gives everything once; asking on a later day gives what is new or ended since.
 */
export async function downloadPage(
  sql: Sql,
  {
    list,
    after,
    limit,
  }: { readonly list: ItemList; readonly after: string; readonly limit: number },
  clock: Clock,
): Promise<DownloadPage> {
  if (!VERSION.test(after)) throw new Rejection(UNKNOWN_VERSION, { version: after.slice(0, 20) });
  await numberNewItems(sql, clock);
  const rows = await findNumberedAfter(sql, { list, after: BigInt(after), limit });
  const last = rows.at(-1)?.version ?? BigInt(after);
  return { rows, version: versionText(last) };
}

/** Gives numbers to what has none, one numbering at a time, so that no lower number ever appears later. */
export async function numberNewItems(sql: Sql, clock: Clock): Promise<number> {
  if (!(await hasUnnumbered(sql))) return 0;
  await holdNumbering(sql);
  return numberItems(sql, clock.now().toISOString());
}

/** Of one width, so that senders may compare them as text. */
export function versionText(version: bigint): string {
  return String(version).padStart(DIGITS, '0');
}
