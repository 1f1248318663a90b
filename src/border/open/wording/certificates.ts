export const certificatesWording = {
  'certificates.unknown_certificate': {
    zh: '没有找到凭证 {id}。',
    en: 'There is no certificate {id}.',
  },
  'certificates.not_genuine': {
    zh: '这不是本机构出具的凭证或回执：二维码无效或已被改动。',
    en: 'This is no paper of ours: its code is invalid or was altered.',
  },
  'certificates.never_insured': {
    zh: '该人员在本统筹区没有参保记录，无法出具参保凭证。',
    en: 'The person was never insured here, so there is nothing to certify.',
  },
  'certificates.ends_before_start': {
    zh: '截止日期 {to} 早于开始日期 {from}。',
    en: 'The time ends on {to}, before it starts on {from}.',
  },
  'certificates.in_the_future': {
    zh: '截止日期 {to} 晚于今天 {today}。',
    en: 'The time ends on {to}, after today, {today}.',
  },
  'certificates.too_long': {
    zh: '一份证明最长五年：{from} 起最晚到 {until}，所填截止日期为 {to}。',
    en: 'One paper shows five years at most: from {from} until {until}, not {to}.',
  },
  'certificates.withdrawn_already': {
    zh: '凭证 {id} 已经作废。',
    en: 'The certificate {id} is withdrawn already.',
  },
} as const;
