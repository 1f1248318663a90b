export const insuredWording = {
  'insured.not_insured_here': {
    zh: '这里只显示参保人本人的情况，请用社保卡或医保电子凭证登录。',
    en: 'This shows what is one’s own; please sign in with a card or an e-voucher.',
  },
  'insured.nothing_to_estimate': {
    zh: '请填写大概要花多少钱，要大于零。',
    en: 'Please enter about how much the bill will be, more than zero.',
  },
  'insured.more_than_the_bill': {
    zh: '自费部分 {selfPaid} 元比总费用 {amount} 元还多，请检查。',
    en: 'The part paid by oneself, {selfPaid}, is more than the bill of {amount}.',
  },
  'insured.disease_missing': {
    zh: '这一类门诊要先选病种。',
    en: 'For this kind of visit please choose the disease.',
  },
} as const;
