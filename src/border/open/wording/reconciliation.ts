export const reconciliationWording = {
  'reconciliation.unreadable_zip': {
    zh: '对账文件打不开：{problemZh}。应为一个 TXT 的 ZIP 压缩包。',
    en: 'The file cannot be opened: {problemEn}. It must be a ZIP of one text.',
  },
  'reconciliation.not_one_file': {
    zh: '对账文件的 ZIP 中应当正好有一个文件。',
    en: 'The ZIP must hold exactly one file.',
  },
  'reconciliation.too_large': {
    zh: '对账文件解压后过大：最多 {limit}，且不超过压缩包的 {ratio} 倍。',
    en: 'The file unpacks to too much: at most {limit}, and at most {ratio} times its packed size.',
  },
  'reconciliation.too_many_lines': {
    zh: '一个对账文件最多 {limit} 行，请缩短对账期间后分次对账。',
    en: 'A file has at most {limit} lines; compare shorter periods one by one.',
  },
  'reconciliation.too_many_records': {
    zh: '该期间中心端的结算超过 {limit} 笔，请缩短对账期间后分次对账。',
    en: 'More than {limit} records lie in this period; compare shorter periods one by one.',
  },
  'reconciliation.wrong_encoding': {
    zh: '对账文件第 {line} 行起不是 UTF-8 编码。',
    en: 'From line {line} on, the file is not UTF-8.',
  },
  'reconciliation.wrong_columns': {
    zh: '对账文件第 {line} 行有 {columns} 列，应为 {expected} 列，以 TAB 分隔。',
    en: 'Line {line} of the file has {columns} columns and must have {expected}, set apart by TAB.',
  },
  'reconciliation.bad_cell': {
    zh: '对账文件第 {line} 行第 {column} 列“{value}”{ruleZh}。',
    en: 'Line {line}, column {column} of the file: "{value}" {ruleEn}.',
  },
  'reconciliation.duplicate_line': {
    zh: '对账文件第 {line} 行与第 {first} 行是同一笔结算。',
    en: 'Line {line} of the file is the same settlement as line {first}.',
  },
  'reconciliation.sum_differs': {
    zh: '{whatZh}报文中为 {claimed}，文件各行合计为 {lines}，文件可能不完整。',
    en: 'The {whatEn} is {claimed} in the message and {lines} in the file, of which a part may be missing.',
  },
  'reconciliation.bad_period': {
    zh: '对账期间不对：{startsOn} 至 {endsOn}。开始日期不能晚于结束日期。',
    en: 'The period {startsOn} to {endsOn} is wrong: it must be days, the first not after the last.',
  },
  'reconciliation.period_too_long': {
    zh: '一次最多对账 {limit} 天。',
    en: 'At most {limit} days are compared at once.',
  },
  'reconciliation.unknown_run': {
    zh: '没有找到编号为 {id} 的对账记录。',
    en: 'No comparison has the id {id}.',
  },
  'reconciliation.unknown_difference': {
    zh: '对账记录 {run} 没有第 {seq} 条差异。',
    en: 'The comparison {run} has no difference {seq}.',
  },
  'reconciliation.nothing_to_repair': {
    zh: '第 {seq} 条差异已经处理，或已不存在。',
    en: 'Difference {seq} was dealt with already, or is gone.',
  },
  'reconciliation.other_repair': {
    zh: '情况已经变化，现在应当办理的是另一项（{action}），请刷新后再看。',
    en: 'It has changed meanwhile: now something else is to be done ({action}). Look again.',
  },
  'reconciliation.figure_differs': {
    zh: '清算申请的{whatZh}为 {stated}，中心端为 {centre}，请先对账。',
    en: 'The {whatEn} of the application is {stated}, and ours is {centre}. Reconcile first.',
  },
  'reconciliation.outside_month': {
    zh: '清算期间必须在清算年月 {month} 之内。',
    en: 'The period must lie within the month {month}.',
  },
  'reconciliation.applied_already': {
    zh: '{month} 的这一清算类别已于 {at} 申请，撤销后才能重新申请。',
    en: 'This was applied for on {at} ({month}); withdraw that application first.',
  },
  'reconciliation.unknown_application': {
    zh: '没有找到本机构的清算申请 {id}。',
    en: 'No application of this provider has the id {id}.',
  },
  'reconciliation.application_closed': {
    zh: '{month} 已经由经办机构关账，清算申请不能再撤销。',
    en: 'The agency has closed {month}, so the application cannot be withdrawn.',
  },
} as const;
