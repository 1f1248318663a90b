import { envelopeText, parse, plain } from '../envelope-text.ts';
import type { Fetched } from '../exchange.ts';
import type { Finding, Script, Talk, Target } from '../model.ts';
import { jsonHeaders } from '../sender.ts';
import { findPerson } from '../sheets.ts';
import { said } from './steps.ts';

const NUMBER = '1101';
const YESTERDAY_MS = 24 * 3_600_000;

/** Keys, signatures, time and replay, in the style that is examined. */
export const gateway: Script = {
  name: 'gateway',
  title: { zh: '网关', en: 'The gateway' },
  of: 'both',
  async run(talk) {
    const { target } = talk;
    if (target.style === 'none') {
      talk.leaveOut({
        zh: '专线方式没有网关请求头',
        en: 'a private line has no gateway headers',
      });
    }
    const body = bodyOf(talk);
    const post = (zh: string, en: string, headers: Record<string, string>) =>
      talk.raw({ title: said(zh, en), number: NUMBER, body, headers }, mustStayOutside);
    const now = talk.clock.now().getTime();
    const stranger = { ...target, accessKey: 'nobody', secret: 'nothing' };
    await post('未知的密钥', 'An unknown key', jsonHeaders(stranger, NUMBER, now));
    await post('缺少请求头', 'Headers are missing', withoutKey(target, now));
    if (target.style === 'api-key') return;
    const forged = { ...target, secret: 'x' };
    await post('错误的签名', 'A wrong signature', jsonHeaders(forged, NUMBER, now));
    const old = jsonHeaders(target, NUMBER, now - YESTERDAY_MS);
    await post('昨天的时间', 'A time of yesterday', old);
    const early = jsonHeaders(target, NUMBER, now + YESTERDAY_MS);
    await post('明天的时间', 'A time of tomorrow', early);
    await replay(talk);
  },
};

/** One recorded message, sent twice with the same headers. */
async function replay(talk: Talk): Promise<void> {
  const { target, clock } = talk;
  const headers = jsonHeaders(target, NUMBER, clock.now().getTime());
  const recorded = { number: NUMBER, body: bodyOf(talk), headers };
  await talk.raw({ ...recorded, title: said('正确的请求头', 'Right headers') }, mustBeLetIn);
  const title = said('同样的请求头再发', 'The same headers once more');
  await talk.raw({ ...recorded, title }, mustStayOutside);
}

function bodyOf(talk: Talk): string {
  return envelopeText(talk.target, {
    number: NUMBER,
    input: findPerson(talk.target),
    message: talk.messageId(),
    at: talk.clock.now(),
  });
}

/** The first header of the style is empty. */
function withoutKey(target: Target, nowMs: number): Record<string, string> {
  const [first = '', ...others] = Object.entries(jsonHeaders(target, NUMBER, nowMs));
  return Object.fromEntries([[first[0] ?? '', ''], ...others]);
}

/** The gateway's own word is no envelope. */
function mustStayOutside({ status, text }: Fetched): Finding[] {
  const answer = plain(parse(text));
  if (status < 500 && String(answer?.code) === '401' && answer?.infcode === undefined) return [];
  const what = said(
    `网关应以 {"code":401} 拒绝（HTTP ${status}）`,
    `the gateway must refuse it with {"code":401} (HTTP ${status})`,
  );
  return [{ at: 'gateway code', said: what }];
}

function mustBeLetIn({ status, text }: Fetched): Finding[] {
  if (String(plain(parse(text))?.infcode) === '0') return [];
  const what = said(`应当放行（HTTP ${status}）`, `must be let in (HTTP ${status})`);
  return [{ at: 'gateway code', said: what }];
}
