export const encounterWording = {
  'encounter.not_a_day': {
    zh: '“{value}”不是有效日期，应为 2025-06-01 的形式。',
    en: '"{value}" is not a calendar day such as 2025-06-01.',
  },
  'encounter.unknown_encounter': {
    zh: '没有找到编号为 {id} 的就诊。',
    en: 'No encounter has the id {id}.',
  },
  'encounter.unknown_kind': {
    zh: '就诊类别“{kind}”不存在。',
    en: 'There is no kind of visit "{kind}".',
  },
  'encounter.discharge_before_admission': {
    zh: '结束日 {endedOn} 早于开始日 {startedOn}。',
    en: 'The end {endedOn} is before the start {startedOn}.',
  },
  'encounter.start_in_future': {
    zh: '开始日 {day} 晚于今天（{today}）。',
    en: 'The start {day} is later than today ({today}).',
  },
  'encounter.end_in_future': {
    zh: '结束日 {day} 晚于今天（{today}）。',
    en: 'The end {day} is later than today ({today}).',
  },
  'encounter.disease_missing': {
    zh: '就诊类别 {kind} 必须填写病种。',
    en: 'A visit of the kind {kind} must name its disease.',
  },
  'encounter.referral_without_origin': {
    zh: '转诊（{referral}）必须填写转出的就诊编号。',
    en: 'A referral ({referral}) must name the encounter it comes from.',
  },
  'encounter.unknown_origin': {
    zh: '转出的就诊 {id} 不存在。',
    en: 'The encounter of origin {id} does not exist.',
  },
  'encounter.origin_of_another_person': {
    zh: '转出的就诊 {id} 属于另一位参保人。',
    en: 'The encounter of origin {id} is that of another person.',
  },
  'encounter.id_reused': {
    zh: '就诊编号 {id} 已用于内容不同的就诊。',
    en: 'The id {id} was used for an encounter with other content.',
  },
  'encounter.no_lines': {
    zh: '没有费用明细。',
    en: 'There are no charge lines.',
  },
  'encounter.too_many_lines': {
    zh: '费用明细有 {count} 行，超过上限 {limit} 行。',
    en: 'There are {count} charge lines; at most {limit} are allowed.',
  },
  'encounter.day_in_future': {
    zh: '第 {line} 行：费用日期 {day} 晚于今天（{today}）。',
    en: 'Line {line}: the day {day} is later than today ({today}).',
  },
  'encounter.day_outside_stay': {
    zh: '第 {line} 行：费用日期 {day} 不在就诊期间（{startedOn} 至 {endedOn}）。',
    en: 'Line {line}: the day {day} is outside the encounter ({startedOn} to {endedOn}).',
  },
  'encounter.duplicate_line': {
    zh: '第 {second} 行（{code}）与第 {first} 行完全相同；确系两笔的，请填写不同的行号。',
    en: 'Line {second} ({code}) repeats line {first}; give both a line number if both are meant.',
  },
  'encounter.duplicate_upload': {
    zh: '这些费用与第 {seq} 次上传完全相同，未重复记账。',
    en: 'These charges are the same as upload {seq} and were not recorded again.',
  },
  'encounter.total_differs': {
    zh: '合计 {total} 与明细之和 {sum} 不一致。',
    en: 'The total {total} differs from the sum of the lines, {sum}.',
  },
  'encounter.already_settled': {
    zh: '就诊 {id} 已经结算（{settlement}），费用不能再改；请先撤销结算。',
    en: 'The encounter {id} is settled ({settlement}); reverse the settlement before changing it.',
  },
  'encounter.unknown_upload': {
    zh: '就诊 {id} 没有第 {seq} 次上传。',
    en: 'The encounter {id} has no upload {seq}.',
  },
  'encounter.already_voided': {
    zh: '第 {seq} 次上传已由第 {by} 次冲销。',
    en: 'The upload {seq} was already taken back by the upload {by}.',
  },
  'encounter.is_a_void': {
    zh: '第 {seq} 次上传本身是冲销，不能再冲销。',
    en: 'The upload {seq} takes back another one and cannot be taken back itself.',
  },
  'encounter.already_discharged': {
    zh: '就诊 {id} 已于 {endedOn} 结束。',
    en: 'The encounter {id} already ended on {endedOn}.',
  },
  'encounter.discharge_before_charges': {
    zh: '结束日 {endedOn} 早于最后一笔费用的日期 {last}。',
    en: 'The end {endedOn} is before the last charge, on {last}.',
  },
} as const;
