import { unzipSync } from 'fflate';
import type { Catalogue } from '../catalogue/model.ts';
import type { Json } from '../door/parse-strict.ts';
import { checkEnvelope, checkOutput } from './check-answer.ts';
import { checkMoney } from './check-money.ts';
import { Ended, saysNotOffered } from './ended.ts';
import { firstDifference, parse, plain } from './envelope-text.ts';
import type { Answer, Message, Said, Step, Talk } from './model.ts';
import { createSender, type Sender } from './sender.ts';

type Options = Pick<Talk, 'target' | 'clock' | 'messageId'> & { readonly catalogue: Catalogue };

/** A talk, what was said in it, and what takes back what a script that broke off left open. */
export type Talking = {
  readonly talk: Talk;
  readonly steps: readonly Step[];
  readonly cleanUp: () => Promise<readonly Said[]>;
};

/** Speaks to the examined area as a hospital's system. */
export function startTalk({ target, clock, messageId, catalogue }: Options): Talking {
  const sender = createSender({ target, clock, messageId });
  const hearing: Hearing = { sender, catalogue };
  const owed: Message[] = [];
  const takeBack = async () => {
    const last = owed.at(-1);
    if (!last) return null;
    const output = await doneIn(hearing, last);
    owed.pop();
    return output;
  };
  const talk: Talk = {
    target,
    clock,
    messageId,
    async done(message) {
      const output = await doneIn(hearing, message);
      if (message.number === '9001') sender.signIn(String(output?.signinoutb?.sign_no ?? ''));
      return output;
    },
    doneIfOffered: (message) =>
      doneIn(hearing, message).catch((error: unknown) => {
        if (error instanceof Ended && error.outcome === 'not-offered') return null;
        throw error;
      }),
    async repeated(message, first) {
      const at = firstDifference(first, await doneIn(hearing, message));
      if (at === null) return;
      const said = { zh: '重发的应答与第一次不同', en: 'a repetition is answered in another way' };
      sender.report([{ at: `${message.number} ${at}`, said }]);
    },
    refused: (message, names) => refusedIn(hearing, message, names),
    file: (title, file) => fileIn(hearing, title, { ...file, fixmedins_code: target.provider }),
    async lose(message) {
      await sender.message(message, true);
    },
    async raw(sending, judge) {
      const answer = await sender.raw(sending);
      if (answer) sender.report(judge(answer));
    },
    expect(condition, at, said) {
      if (!condition) sender.report([{ at, said }]);
    },
    owe: (message) => owed.push(message),
    takeBack,
    async takeAllBack() {
      while (owed.length > 0) await takeBack();
    },
    forget: () => void owed.pop(),
    leaveOut(said) {
      throw new Ended(said, 'left-out');
    },
  };
  return { talk, steps: sender.steps, cleanUp: () => cleanUp(hearing, owed) };
}

type Hearing = { readonly sender: Sender; readonly catalogue: Catalogue };

/** The answer to a message, its envelope checked. */
async function heard({ sender }: Hearing, message: Message): Promise<Json> {
  const answer = await sender.message(message);
  const parsed = parse(answer?.text ?? '');
  if (parsed === null) {
    const said = { zh: '应答不是 JSON', en: 'the answer is no JSON' };
    sender.report([{ at: message.number, said }]);
    throw new Ended(said);
  }
  sender.report(checkEnvelope(message.number, parsed));
  return parsed;
}

async function doneIn(hearing: Hearing, message: Message): Promise<Answer> {
  const { sender, catalogue } = hearing;
  const parsed = await heard(hearing, message);
  const { number } = message;
  const envelope = plain(parsed);
  if (String(envelope.infcode) !== '0') {
    if (saysNotOffered(envelope.err_msg)) {
      sender.markNotOffered();
      const said = { zh: `${number} 未开通`, en: `${number} is not offered` };
      throw new Ended(said, 'not-offered');
    }
    const said = { zh: `被拒绝：${envelope.err_msg}`, en: `was refused: ${envelope.err_msg}` };
    sender.report([{ at: `${number} infcode`, said }]);
    throw new Ended({ zh: `${number} ${said.zh}`, en: `${number} ${said.en}` });
  }
  const spec = catalogue.find(number);
  const output = (parsed as { output?: Json }).output ?? null;
  if (spec) sender.report(checkOutput(spec, output, catalogue));
  if ((spec?.output.length ?? 0) > 0 && (output === null || typeof output !== 'object')) {
    throw new Ended({
      zh: `${number} 应答没有 output`,
      en: `${number} is answered without output`,
    });
  }
  sender.report(checkMoney(number, envelope.output));
  return envelope.output;
}

async function refusedIn(hearing: Hearing, message: Message, names?: string): Promise<void> {
  const { sender } = hearing;
  const { number } = message;
  const envelope = plain(await heard(hearing, message));
  if (String(envelope.infcode) !== '-1') {
    const said = { zh: '应当被拒绝，却办成了', en: 'was done and should have been refused' };
    sender.report([{ at: `${number} infcode`, said }]);
    return;
  }
  if (names === undefined || String(envelope.err_msg).includes(names)) return;
  const said = { zh: `拒绝原因应指明 ${names}`, en: `the refusal must name ${names}` };
  sender.report([{ at: `${number} err_msg`, said }]);
}

async function fileIn({ sender }: Hearing, title: Said, fsDownloadIn: object) {
  const number = '9102';
  const answer = await sender.message({ title, number, input: { fsDownloadIn } });
  try {
    return unzipSync(answer?.bytes ?? new Uint8Array());
  } catch {
    const said = { zh: '应答不是 ZIP 文件', en: 'the answer is no ZIP file' };
    sender.report([{ at: number, said }]);
    throw new Ended(said);
  }
}

/** Asked, not judged: the script has its verdict already. What stays open is told. */
async function cleanUp({ sender }: Hearing, owed: Message[]): Promise<readonly Said[]> {
  const left: Said[] = [];
  for (let message = owed.pop(); message; message = owed.pop()) {
    const { title } = message;
    const named = { zh: `清理：${title.zh}`, en: `Clean up: ${title.en}` };
    const answer = await sender.message({ ...message, title: named }).catch(() => null);
    const envelope = plain(parse(answer?.text ?? ''));
    if (String(envelope?.infcode) !== '0') left.push(title);
  }
  return left;
}
