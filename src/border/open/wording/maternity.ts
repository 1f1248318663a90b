export const maternityWording = {
  'maternity.field_wrong': {
    zh: '“{field}”没有填写或填写有误。',
    en: 'The field “{field}” is missing or cannot be read.',
  },
  'maternity.in_the_future': {
    zh: '{day} 在今天（{today}）之后。',
    en: 'The day {day} is after today, {today}.',
  },
  'maternity.no_rules': {
    zh: '{day} 没有生效的生育津贴办法。',
    en: 'No rules of the maternity allowance are in force on {day}.',
  },
  'maternity.not_insured': {
    zh: '{day} 没有参加{scheme}险种（含生育保险），不能享受生育津贴。',
    en: 'The person was not insured under the scheme “{scheme}” on {day}, so no allowance is paid.',
  },
  'maternity.paid_before': {
    zh: '本次生育的津贴已在办件 {number} 中支付。',
    en: 'The allowance of this birth was paid in the case {number}.',
  },
} as const;
