import type { Row } from '../input.ts';
import type { Output, OutRow } from '../output.ts';

export type AskedPage = { readonly number: number; readonly size: number };

const SIZE = 100;

export function askedPage(data: Row): AskedPage {
  const number = data.wholeOr('page_num') ?? 1;
  const size = data.wholeOr('page_size') ?? SIZE;
  if (number < 1) throw data.refuse('page_num', '从 1 开始');
  if (size < 1) throw data.refuse('page_size', '至少为 1');
  return { number, size };
}

/** How the paged queries of the catalogue answer: rows, and where they stand in the whole. */
export function pageAnswer(
  rows: readonly OutRow[],
  total: number,
  { number, size }: AskedPage,
): Output {
  const pages = pagesFor(total, size);
  return {
    data: rows,
    pageNum: number,
    pageSize: size,
    size: rows.length,
    startRow: rows.length === 0 ? 0 : (number - 1) * size + 1,
    firstPage: number === 1,
    lastPage: number >= pages,
    pages,
    recordCounts: total,
  };
}

function pagesFor(total: number, size: number): number {
  const rest = total % size;
  return (total - rest) / size + (rest === 0 ? 0 : 1);
}

/** Which items a page needs when each makes `rowsEach` rows, and where its rows begin among theirs. */
export function itemsOfPage({ number, size }: AskedPage, rowsEach: number) {
  const first = (number - 1) * size;
  const skip = first % rowsEach;
  const offset = (first - skip) / rowsEach;
  return { offset, limit: pagesFor(skip + size, rowsEach), skip };
}
