export const groupsWording = {
  'groups.not_a_day': {
    zh: '“{value}”不是有效日期，应为 2025-06-01 的形式。',
    en: '"{value}" is not a calendar day such as 2025-06-01.',
  },
  'groups.ends_before_start': {
    zh: '结束日 {endsOn} 应晚于开始日 {startsOn}。',
    en: 'The period must end after it starts: {startsOn} to {endsOn}.',
  },
  'groups.membership_overlaps': {
    zh: '该人员在 {startsOn} 至 {endsOn} 已登记为 {group}，期间重叠。',
    en: 'The person already belongs to {group} from {startsOn} to {endsOn}; the periods overlap.',
  },
  'groups.decided_in_future': {
    zh: '认定日期 {decidedOn} 晚于今天（{today}）。',
    en: 'The day of decision {decidedOn} is later than today ({today}).',
  },
  'groups.recognition_overlaps': {
    zh: '病种 {disease}（{kind}）在 {startsOn} 至 {endsOn} 已经认定，期间重叠。',
    en: 'The periods overlap: {disease} ({kind}) is recognised from {startsOn} to {endsOn} already.',
  },
} as const;
