import { fen, formatYuan, type Money, negate, plus, sum, yuan } from '../../../kernel/money.ts';
import type { Answer, Finding, Said } from './model.ts';

const FUNDS = [
  'hifp_pay',
  'cvlserv_pay',
  'hifes_pay',
  'hifmi_pay',
  'hifob_pay',
  'maf_pay',
  'oth_pay',
];
/** The numbers spell the same amounts in different ways. */
const CASH = ['psn_cash_pay', 'pdn_cash_pay', 'cash_payamt'];
const PERSON = ['psn_part_amt', 'psn_pay'];
const PARTS = ['fulamt_ownpay_amt', 'overlmt_selfpay', 'preselfpay_amt', 'inscp_scp_amt'];

/** The identities of an answer about money, to the fen: payers, funds, person, the four parts of the bill. */
export function checkMoney(number: string, output: Answer): Finding[] {
  const info = output?.setlinfo;
  if (!info) return [];
  const money = (code: string): Money => amountOf(info[code]);
  const total = money('medfee_sumamt');
  const funds = money('fund_pay_sumamt');
  const accounts = money('acct_pay');
  const cash = money(CASH.find((code) => code in info) ?? '');
  const stated = PERSON.find((code) => code in info);
  const person = stated === undefined ? plus(accounts, cash) : money(stated);
  const hospital = 'hosp_part_amt' in info ? money('hosp_part_amt') : fen(0);
  const rules: readonly Rule[] = [
    ['medfee_sumamt', total, sum([funds, person, hospital]), TOTAL_RULE],
    ['fund_pay_sumamt', funds, sum(FUNDS.map(money)), FUNDS_RULE],
    [stated ?? 'acct_pay', person, plus(accounts, cash), PERSON_RULE],
    ['inscp_scp_amt', total, sum(PARTS.map(money)), PARTS_RULE],
  ];
  return rules
    .filter(([, a, b]) => a !== b)
    .map(([at, a, b, { zh, en }]) => ({
      at: `${number} setlinfo.${at}`,
      said: {
        zh: `${zh}：${formatYuan(a)} 不等于 ${formatYuan(b)}`,
        en: `${en}: ${formatYuan(a)} is not ${formatYuan(b)}`,
      },
    }));
}

type Rule = readonly [at: string, a: Money, b: Money, said: Said];

const TOTAL_RULE = {
  zh: '总额应等于基金、个人与医院负担之和',
  en: 'the total is what funds, person and hospital pay',
};
const FUNDS_RULE = {
  zh: '基金支付总额应等于各基金之和',
  en: 'what funds pay is the sum of the funds',
};
const PERSON_RULE = {
  zh: '个人负担应等于账户与现金之和',
  en: 'the person pays from accounts and in cash',
};
const PARTS_RULE = {
  zh: '总额应等于四部分之和',
  en: 'the four parts of the bill add up to it',
};

/** An amount of an answer; nothing is nothing. */
export function amountOf(value: unknown): Money {
  const text = String(value ?? '0');
  if (!/^-?\d+(\.\d{1,2})?$/.test(text)) return fen(0);
  return text.startsWith('-') ? negate(yuan(text.slice(1))) : yuan(text);
}
