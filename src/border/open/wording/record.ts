export const recordWording = {
  'record.number_twice': {
    zh: '同一报文中编号 {number} 出现两次且内容不同。',
    en: 'The number {number} stands twice in the message, with different content.',
  },
  'record.number_of_another': {
    zh: '编号 {number} 已用于其他人员的记录，不能改为本人。',
    en: 'The number {number} is that of a document of another person.',
  },
  'record.day_in_future': {
    zh: '记录 {number} 的日期 {day} 晚于今天（{today}）。',
    en: 'The day {day} of the document {number} is later than today ({today}).',
  },
  'record.no_current_visit': {
    zh: '该人员当前未在本机构就诊，不能查阅其他机构的诊疗记录。',
    en: 'The person is not at this provider now; records of other providers are not shown.',
  },
  'record.unknown_document': {
    zh: '没有编号为 {number} 的诊疗记录，或已被撤销。',
    en: 'There is no document {number}, or it was taken back.',
  },
} as const;
