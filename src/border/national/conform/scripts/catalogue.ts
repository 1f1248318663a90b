import type { Script, Talk } from '../model.ts';
import { readDownload } from '../read-download.ts';
import { said } from './steps.ts';

/** Lists that are read to their ends, from version to version. */
const LISTS = [
  ['1301', said('西药中成药目录', 'Medicines')],
  ['1305', said('医疗服务项目目录', 'Services')],
  ['1306', said('医用耗材目录', 'Materials')],
] as const;
const PAGES_MAX = 50;

/** 目录下载: each page begins after the highest version of the one before; the last one is empty. */
export const catalogue: Script = {
  name: 'catalogue',
  title: { zh: '目录下载', en: 'Catalogue downloads' },
  of: 'both',
  async run(talk, start) {
    await start();
    for (const [number, title] of LISTS) await readList(talk, number, title);
    await talk.takeAllBack();
  },
};

async function readList(talk: Talk, number: string, title: { zh: string; en: string }) {
  const seen = new Set<string>();
  let version = '0';
  for (let page = 1; page <= PAGES_MAX; page += 1) {
    const read = await readDownload(talk, { number, title, version });
    if (read === null || read.rows.length === 0) return;
    const { highest } = read;
    talk.expect(
      read.rows.every(({ record }) => !seen.has(record)),
      `${number} 唯一记录号`,
      {
        zh: '一行只应下载一次',
        en: 'a row must come once',
      },
    );
    talk.expect(highest > version, `${number} 版本号`, {
      zh: `每行版本号应高于所请求的版本 ${version}`,
      en: `the versions of the rows must be higher than the one asked for, ${version}`,
    });
    if (highest <= version) return;
    for (const { record } of read.rows) seen.add(record);
    version = highest;
  }
  talk.expect(false, `${number} ver`, {
    zh: `下载 ${PAGES_MAX} 页仍未结束`,
    en: `has not ended after ${PAGES_MAX} pages`,
  });
}
