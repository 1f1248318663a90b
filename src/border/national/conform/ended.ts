import type { Outcome, Said } from './model.ts';

/** A script cannot go on: what it needed was refused, is not offered, or never came. */
export class Ended extends Error {
  readonly said: Said;
  readonly outcome: Exclude<Outcome, 'passed'>;

  constructor(said: Said, outcome: Exclude<Outcome, 'passed'> = 'failed') {
    super(said.en);
    this.said = said;
    this.outcome = outcome;
  }
}

const OUR_CODES = /\[national\.(not_offered|unknown_transaction)\]/;
const IN_WORDS =
  /(交易|接口|服务|功能)[^，。；]*(未开通|未开放|未启用|未提供|不提供|不支持|不存在)/;

/** Whether a refusal says that the platform does not offer the transaction at all. */
export function saysNotOffered(sentence: unknown): boolean {
  const text = String(sentence ?? '');
  return OUR_CODES.test(text) || (!text.startsWith('[') && IN_WORDS.test(text));
}
