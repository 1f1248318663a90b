import { envelopeText, parse, plain } from '../envelope-text.ts';
import type { Fetched } from '../exchange.ts';
import type { Finding, Script, Talk } from '../model.ts';
import { findPerson } from '../sheets.ts';
import { said } from './steps.ts';

/** Paths, content types, and what is no message at all. */
export const door: Script = {
  name: 'door',
  title: { zh: '报文', en: 'Messages' },
  of: 'both',
  async run(talk, start) {
    await start();
    const input = findPerson(talk.target);
    const one = { number: '1101', input };
    const plainText = said('内容类型 text/plain', 'As text/plain');
    await talk.done({ ...one, title: plainText, contentType: 'text/plain' });
    await talk.done({
      ...one,
      title: said('没有内容类型', 'Without a content type'),
      contentType: '',
    });
    const path = '/fsi/api/any/1101';
    const byPath = said('以交易编号结尾的路径', 'A path that ends in the number');
    await talk.done({ ...one, title: byPath, path });
    await talk.done({
      title: said('空节点与未知键', 'Null nodes and unknown keys'),
      number: '1101',
      input: { ...input, feedetail: null, unknown_node: { a: 1 } },
    });
    const unknown = said('没有的交易', 'A number that nobody knows');
    await talk.refused({ title: unknown, number: '7777', input: {} });
    await badBodies(talk);
    await talk.takeAllBack();
  },
};

async function badBodies(talk: Talk): Promise<void> {
  const whole = envelopeText(talk.target, {
    number: '1101',
    input: findPerson(talk.target),
    message: talk.messageId(),
    at: talk.clock.now(),
  });
  const doubled = whole.replace('"infno":"1101"', '"infno":"1101","infno":"1101"');
  const cases = [
    [said('截断的 JSON', 'Truncated JSON'), whole.slice(0, 100)],
    [said('重复的键', 'A key twice'), doubled],
    [said('不是 UTF-8', 'Not UTF-8'), Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
    [said('空报文', 'Nothing'), ''],
  ] as const;
  for (const [title, body] of cases) await talk.raw({ title, number: '1101', body }, mustRefuse);
}

function mustRefuse({ status, text }: Fetched): Finding[] {
  const envelope = plain(parse(text));
  if (status < 500 && String(envelope?.infcode) === '-1' && envelope.err_msg) return [];
  const what = said(
    `应以 infcode -1 说明原因（HTTP ${status}）`,
    `must be refused with infcode -1 and a reason (HTTP ${status})`,
  );
  return [{ at: '1101 infcode', said: what }];
}
