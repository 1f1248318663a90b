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
  'encounter.no_stay_there': {
    zh: '{id} 是零售药店，不能办理住院；请选择普通门诊等购药类别。',
    en: '{id} is a pharmacy and takes nobody in; choose a kind of purchase.',
  },
  'encounter.not_sold_there': {
    zh: '第 {line} 行 {code} 是诊疗服务项目，药店只能销售药品和耗材。',
    en: 'Line {line}, {code}, is a service; a pharmacy sells drugs and materials only.',
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
  'encounter.unknown_registration': {
    zh: '没有找到就诊登记 {id}。',
    en: 'There is no registration {id}.',
  },
  'encounter.registration_of_another_person': {
    zh: '就诊登记 {id} 不属于所报的人员。',
    en: 'The registration {id} is that of another person.',
  },
  'encounter.registered_elsewhere': {
    zh: '就诊登记 {id} 不是本机构办理的。',
    en: 'The registration {id} was made by another provider.',
  },
  'encounter.registration_cancelled': {
    zh: '就诊登记 {id} 已撤销。',
    en: 'The registration {id} was cancelled.',
  },
  'encounter.registration_charged': {
    zh: '就诊登记 {id} 已有费用或结算，不能撤销；请先撤销结算和费用明细。',
    en: 'The registration {id} has charges or a settlement; take those back before cancelling it.',
  },
  'encounter.visit_not_described': {
    zh: '就诊登记 {id} 尚未上传就诊信息（医疗类别），不能上传费用。',
    en: 'The registration {id} does not say yet what kind of visit it is; charges must wait for it.',
  },
  'encounter.not_a_stay': {
    zh: '就诊登记 {id} 不是住院登记。',
    en: 'The registration {id} is not a stay.',
  },
  'encounter.is_a_stay': {
    zh: '就诊登记 {id} 是住院登记，请用住院交易办理。',
    en: 'The registration {id} is a stay; use the operations for stays.',
  },
  'encounter.kind_is_fixed': {
    zh: '就诊登记 {id} 已有费用，医疗类别和病种不能再改；请先撤销费用明细。',
    en: 'The registration {id} has charges, so its kind of visit and disease stay as they are.',
  },
  'encounter.not_ended': {
    zh: '就诊登记 {id} 尚未办理出院，无需撤销出院。',
    en: 'The registration {id} has not ended, so there is no discharge to undo.',
  },
  'encounter.key_reused': {
    zh: '请求号 {key} 已用于另一笔内容不同的费用请求。请换一个新的请求号。',
    en: 'The key {key} was used for another request of charges. Use a new key.',
  },
  'encounter.unknown_batch': {
    zh: '就诊登记 {id} 没有收费批次 {batch} 的未结算费用。',
    en: 'The registration {id} has no unsettled charges of the batch {batch}.',
  },
  'encounter.unknown_line': {
    zh: '没有找到费用明细流水号 {line}。',
    en: 'There is no charge line numbered {line}.',
  },
  'encounter.line_number_used': {
    zh: '费用明细流水号 {line} 已经用过。',
    en: 'The line number {line} was used before.',
  },
  'encounter.line_is_refunded': {
    zh: '费用明细 {line} 有退费明细 {refund}，请一并撤销。',
    en: 'The line {line} is refunded by the line {refund}; take both back together.',
  },
  'encounter.refund_without_origin': {
    zh: '第 {line} 行是退费，必须写明原费用流水号，且原费用尚未结算或撤销。',
    en: 'Line {line} is a refund and must name an unsettled line that it takes back.',
  },
  'encounter.refund_differs': {
    zh: '第 {line} 行：退费的目录编码和单价必须与原费用 {origin} 相同，数量和金额为负数。',
    en: 'Line {line}: a refund has the code and price of the line {origin}; quantity and amount are negative.',
  },
  'encounter.refund_exceeds': {
    zh: '第 {line} 行：退费 {amount} 元超过原费用 {origin} 的余额 {left} 元。',
    en: 'Line {line}: the refund of {amount} exceeds the {left} that is left of the line {origin}.',
  },
  'encounter.line_is_another': {
    zh: '明细 {line} 的医疗目录编码不是 {code}。',
    en: 'The line {line} is not of the item {code}.',
  },
  'encounter.later_bill_settled': {
    zh: '本次住院此后的费用已经结算（{later}），请先撤销后一次结算。',
    en: 'Later charges of the stay are settled ({later}); reverse that settlement first.',
  },
  'encounter.not_covered': {
    zh: '此人 {day} 没有正常参保（参保状态：{standing}），医保基金不支付。确需就诊的，可按全部自费登记。',
    en: 'The person is not covered on {day} (standing: {standing}); no fund pays. A visit can still be registered at own cost.',
  },
  'encounter.disease_not_filed': {
    zh: '此人没有认定病种“{disease}”（{kind}），不能按该待遇登记。',
    en: 'The disease {disease} ({kind}) is not recognised for this person, so this benefit cannot be registered.',
  },
  'encounter.already_in_queue': {
    zh: '此人今天已在本机构候诊队列中，不必重复挂号。',
    en: 'The person is in the queue of today already.',
  },
  'encounter.action_not_possible': {
    zh: '这次就诊的状态已经变化，不能再这样操作。请刷新队列后再试。',
    en: 'This cannot be done in the present state of the visit. Refresh the queue and look again.',
  },
  'encounter.nobody_waits': {
    zh: '现在没有人候诊。',
    en: 'Nobody is waiting.',
  },
} as const;
