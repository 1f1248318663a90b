import { strFromU8 } from 'fflate';
import { downloadColumns } from '../goods/download-columns.ts';
import type { Said, Talk } from './model.ts';

export type Download = {
  readonly rows: readonly { readonly code: string; readonly record: string }[];
  /** The highest version among the rows; empty: there are none. */
  readonly highest: string;
};

type Asked = { readonly number: string; readonly title: Said; readonly version: string };

/** One page of a catalogue, fetched and read; null: the platform does not offer this list. */
export async function readDownload(
  talk: Talk,
  { number, title, version }: Asked,
): Promise<Download | null> {
  const answer = await talk.doneIfOffered({
    title: { zh: `${title.zh}，版本 ${version} 之后`, en: `${title.en} after version ${version}` },
    number,
    input: { data: { ver: version } },
  });
  if (answer === null) return null;
  const { file_qury_no, filename } = answer;
  const fetching = { zh: `取文件：${title.zh}`, en: `Fetch the file: ${title.en}` };
  const zip = await talk.file(fetching, { file_qury_no, filename });
  const [bytes] = Object.values(zip);
  const lines = strFromU8(bytes ?? new Uint8Array())
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
  const columns = downloadColumns(number);
  talk.expect(lines.length === Number(answer.data_cnt), `${number} data_cnt`, {
    zh: `应为文件的行数 ${lines.length}`,
    en: `must be the number of rows of the file, ${lines.length}`,
  });
  const odd = lines.findIndex((line) => line.length !== columns.length);
  talk.expect(odd === -1, `${number} row ${odd + 1}`, {
    zh: `应有 ${columns.length} 列，实有 ${lines[odd]?.length} 列`,
    en: `must have ${columns.length} columns, has ${lines[odd]?.length}`,
  });
  return readRows(lines, columns);
}

function readRows(lines: readonly string[][], columns: readonly string[]): Download {
  const at = (word: string) => columns.indexOf(word);
  const [code, record, version] = [at('code'), at('record'), at('version')];
  const versions = lines.map((line) => line[version] ?? '');
  return {
    rows: lines.map((line) => ({ code: line[code] ?? '', record: line[record] ?? '' })),
    highest: versions.reduce((a, b) => (a > b ? a : b), ''),
  };
}
