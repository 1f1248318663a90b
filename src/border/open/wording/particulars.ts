export const particularsWording = {
  'particulars.nothing_changes': {
    zh: '所填内容与现有信息一致，没有需要变更的项目。',
    en: 'All of this is known already; nothing would change.',
  },
  'particulars.id_number_invalid': {
    zh: '所填身份证号码不是有效的公民身份号码。',
    en: 'The number is no valid citizen identity number.',
  },
  'particulars.born_in_future': {
    zh: '身份证号码中的出生日期 {bornOn} 晚于今天 {today}。',
    en: 'By its number the person is born on {bornOn}, after today, {today}.',
  },
  'particulars.id_number_taken': {
    zh: '该身份证号码已属于另一参保人员，请持证件到县级窗口核对。',
    en: 'Somebody else has this identity number; please have it checked at the county office.',
  },
  'particulars.phone_invalid': {
    zh: '所填电话号码不是手机号码或带区号的固定电话。',
    en: 'The number is neither a mobile phone nor a telephone with its area code.',
  },
  'particulars.account_invalid': {
    zh: '银行账户须有户名、开户银行和 8 至 30 位数字的账号。',
    en: 'A bank account needs holder, bank and a number of 8 to 30 digits.',
  },
  'particulars.unknown_township': {
    zh: '没有找到 {county} 下的乡镇 {township}。',
    en: 'There is no township {township} in {county}.',
  },
} as const;
