export const filingWording = {
  'filing.ends_before_start': {
    zh: '备案的结束日期 {endsOn} 早于开始日期 {startsOn}。',
    en: 'The filing ends on {endsOn}, before it starts on {startsOn}.',
  },
  'filing.already_over': {
    zh: '备案的结束日期 {endsOn} 已过（今天 {today}）。',
    en: 'The filing ended on {endsOn} already; today is {today}.',
  },
  'filing.day_in_future': {
    zh: '日期 {day} 晚于今天 {today}。',
    en: 'The day {day} is after today, {today}.',
  },
  'filing.starts_before_day': {
    zh: '备案开始日期 {startsOn} 不能早于鉴定或受伤日期 {day}。',
    en: 'The filing starts on {startsOn}, before the day {day} on which it rests.',
  },
  'filing.day_outside_period': {
    zh: '转院日期 {day} 不在备案期间 {startsOn} 至 {endsOn} 之内。',
    en: 'The day of the transfer, {day}, is outside the period from {startsOn} to {endsOn}.',
  },
  'filing.to_itself': {
    zh: '不能转往本机构 {provider}。',
    en: 'A transfer to the same provider, {provider}, is none.',
  },
  'filing.overlaps': {
    zh: '该人员已有同一事项的备案（{startsOn} 至 {endsOn}），期间重叠；需要变更时请先撤销。',
    en: 'The same is filed already from {startsOn} to {endsOn}; withdraw that filing first.',
  },
  'filing.unknown_filing': {
    zh: '没有找到备案 {id}。',
    en: 'There is no filing {id}.',
  },
  'filing.of_another_person': {
    zh: '备案 {id} 不属于所报的人员。',
    en: 'The filing {id} belongs to another person.',
  },
  'filing.filed_elsewhere': {
    zh: '备案 {id} 由其他机构上传，只能由原机构撤销。',
    en: 'The filing {id} was made by another provider, which alone may withdraw it.',
  },
  'filing.already_withdrawn': {
    zh: '备案 {id} 已经撤销。',
    en: 'The filing {id} is withdrawn already.',
  },
  'filing.in_use': {
    zh: '备案 {id} 已用于就诊 {use} 的结算，不能撤销；请先撤销该结算。',
    en: 'The settlement of {use} rests on the filing {id}; reverse it first.',
  },
} as const;
