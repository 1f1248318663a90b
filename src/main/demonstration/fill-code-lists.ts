import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { day } from '../../kernel/days.ts';
import type { Clock } from '../../platform/clock.ts';
import { PROJECT_ROOT } from '../../platform/project-root.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import { CODE_LISTS, loadCodes, parseCodes } from '../../rules/catalogue/index.ts';

const BEGINS = day('2024-01-01');
const FOLDER = join(PROJECT_ROOT, 'national', 'code-lists');

/** A part of each list, so that downloads and searches have something to show; none is complete, so nothing is refused. */
export async function fillCodeLists(database: AreaDatabase, clock: Clock): Promise<void> {
  for (const list of CODE_LISTS) {
    const entries = parseCodes(await readFile(join(FOLDER, `${list}.tsv`), 'utf8'), BEGINS);
    const request = { list, entries, complete: false, source: 'demonstration' };
    await database.transaction((sql) => loadCodes(sql, request, clock));
  }
}
