import { momentOf } from '../../../platform/clock.ts';
import { Ended } from './ended.ts';
import { OPERATOR } from './envelope-text.ts';
import type { Answer, Talk } from './model.ts';
import { readDownload } from './read-download.ts';
import { type Case, findPerson } from './sheets.ts';

/** What one script found and the next need not look for again. */
export type Found = { item: string | null };

/** Signs in, recognises the person and finds something to charge: where every script begins. */
export async function prepare(talk: Talk, known: Found): Promise<Case> {
  const { target, clock } = talk;
  await signIn(talk);
  const found: Answer = await talk.done({
    title: { zh: '识别参保人', en: 'Recognise the insured person' },
    number: '1101',
    input: findPerson(target),
  });
  const person = String(found?.baseinfo?.psn_no ?? '');
  talk.expect(person !== '', '1101 baseinfo.psn_no', { zh: '应有人员编号', en: 'must be there' });
  if (person === '') throw new Ended({ zh: '没有人员编号', en: 'there is no person' });
  known.item ??= await firstItem(talk);
  return { target, person, item: known.item, now: momentOf(clock.now()) };
}

async function signIn(talk: Talk): Promise<void> {
  const signed: Answer = await talk.done({
    title: { zh: '签到', en: 'Sign in' },
    number: '9001',
    input: { signIn: { opter_no: OPERATOR, mac: '00-00-00-00-00-00', ip: '127.0.0.1' } },
  });
  const sign_no = signed?.signinoutb?.sign_no;
  talk.owe({
    title: { zh: '签退', en: 'Sign out' },
    number: '9002',
    input: { signOut: { sign_no, opter_no: OPERATOR } },
  });
}

/** The first line of the list of medicines. */
async function firstItem(talk: Talk): Promise<string> {
  const title = { zh: '西药中成药目录', en: 'Medicines' };
  const read = await readDownload(talk, { number: '1301', title, version: '0' });
  const [first] = read?.rows ?? [];
  if (!first) {
    throw new Ended({
      zh: '目录里没有项目，请用 --item 指定',
      en: 'the list holds no item; name one with --item',
    });
  }
  return first.code;
}
