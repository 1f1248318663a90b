import { Rejection } from '../../../kernel/rejection.ts';
import type { Sql } from '../../../platform/sql.ts';
import { versionText } from '../download-page.ts';
import { UNKNOWN_VERSION } from '../errors.ts';
import type { CodeList, ListedCode } from './model.ts';
import { findAfter } from './store.ts';

const VERSION = /^\d{1,18}$/;

export type CodePage = { readonly rows: readonly ListedCode[]; readonly version: string };

/** What is told of a list's codes after a version, each by its newest statement; asked until it is empty. */
export async function codesPage(
  sql: Sql,
  {
    list,
    after,
    limit,
  }: { readonly list: CodeList; readonly after: string; readonly limit: number },
): Promise<CodePage> {
  if (!VERSION.test(after)) throw new Rejection(UNKNOWN_VERSION, { version: after.slice(0, 20) });
  const rows = await findAfter(sql, { list, after: BigInt(after), limit });
  return { rows, version: versionText(rows.at(-1)?.version ?? BigInt(after)) };
}
