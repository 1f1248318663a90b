import type { NoticeEvent, NoticeToMake, Words } from './model.ts';

type Told = { readonly matter: Words; readonly number: string; readonly due: string | null };

const NEUTRAL: Words = {
  zh: '【医保】您有一件事项有新进展，请登录或到窗口查看。',
  en: 'Yikao: there is news about a matter of yours. Sign in or ask at a counter.',
};

/** Short, since an SMS is; no reasons and no amounts, which are read after signing in. */
const SENTENCES: Readonly<Record<NoticeEvent, (told: Told) => Words>> = {
  accepted: ({ matter, number, due }) => ({
    zh: `【医保】“${matter.zh}”已受理，办件号${number}${due === null ? '' : `，最迟${due}办结`}。`,
    en: `Yikao: “${matter.en}” was accepted, number ${number}${due === null ? '' : `, due by ${due}`}.`,
  }),
  returned: ({ matter, number }) => ({
    zh: `【医保】“${matter.zh}”（${number}）需要补正材料，请登录或到受理窗口查看，期间不计办理时限。`,
    en: `Yikao: “${matter.en}” (${number}) needs a correction. Sign in or ask where you brought it; the clock stands.`,
  }),
  approved: ({ matter, number }) => ({
    zh: `【医保】“${matter.zh}”（${number}）已审核通过。`,
    en: `Yikao: “${matter.en}” (${number}) was approved.`,
  }),
  refused: ({ matter, number }) => ({
    zh: `【医保】“${matter.zh}”（${number}）未予通过，原因及异议途径请登录或到窗口查看。`,
    en: `Yikao: “${matter.en}” (${number}) was refused. Sign in or ask at a counter for the reason and how to object.`,
  }),
  paid: ({ matter, number }) => ({
    zh: `【医保】“${matter.zh}”（${number}）的款项已支付，请查收。`,
    en: `Yikao: the money of “${matter.en}” (${number}) was paid.`,
  }),
  'payment-returned': ({ matter, number }) => ({
    zh: `【医保】“${matter.zh}”（${number}）的款项被银行退回，请核对收款账户。`,
    en: `Yikao: the bank gave back the money of “${matter.en}” (${number}). Please check the account.`,
  }),
  overdue: ({ matter, number }) => ({
    zh: `【医保】“${matter.zh}”（${number}）超过承诺时限尚未办结，已上报上级督办。`,
    en: `Yikao: “${matter.en}” (${number}) is late. The office above was told and sees to it.`,
  }),
  'paper-owed': ({ matter, number }) => ({
    zh: `【医保】“${matter.zh}”（${number}）还欠您承诺补交的材料，请到窗口或登录补交。`,
    en: `Yikao: a paper that you promised for “${matter.en}” (${number}) is still missing. Bring it, or send it after signing in.`,
  }),
};

/** A confidential matter is named by no message: whoever holds the telephone is not always who brought it. */
export function writeWords({ case: one, matter, event }: NoticeToMake): Words {
  if (matter.confidential) return NEUTRAL;
  return SENTENCES[event]({ matter: matter.names, number: one.number, due: one.dueOn });
}
