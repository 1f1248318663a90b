/** Of the matters that need few sentences: complaints, objections, transfers, refunds, enrolment. */
export const lesserMattersWording = {
  'complaints.no_reply': {
    zh: '办结投诉举报必须写明答复：请在审批意见中填写答复内容。',
    en: 'A complaint is closed with an answer: please write it as the opinion of the approval.',
  },
  'objections.unknown_case': {
    zh: '没有找到属于该人员的办件 {case}。',
    en: 'The person has no case {case}.',
  },
  'objections.not_decided': {
    zh: '办件 {number} 尚未作出决定，不能提出异议。',
    en: 'The case {number} has no decision to object to.',
  },
  'objections.not_against_this': {
    zh: '办件 {number} 本身是异议，不能再对其提出异议。',
    en: 'The case {number} is an objection itself; none is made against it.',
  },
  'objections.made_already': {
    zh: '对办件 {number} 已提出过异议，以一次为限。',
    en: 'The decision of {number} was objected to already, which is possible once.',
  },
  'objections.carried_out': {
    zh: '办件 {number} 的决定已经执行，不能在原办件上重新办理：请申请相应的变更、更正、终止或复核事项；仍不服的，可依法申请行政复议。',
    en: 'What {number} decided was carried out and is not decided again: please bring the matter that changes, corrects, ends or reviews it; administrative review remains open.',
  },
  'objections.too_late': {
    zh: '对办件 {number} 的异议最晚应在 {until} 提出，提出日为 {madeOn}。',
    en: 'An objection to {number} was possible until {until}; this one is of {madeOn}.',
  },
  'objections.no_figures': {
    zh: '本统筹区没有适用于 {day} 的异议期限。',
    en: 'The area has published no time for objections on {day}.',
  },
  'transfers.same_area': {
    zh: '{area} 与本统筹区相同，无须转移。',
    en: '{area} is the same pooling area; nothing has to move.',
  },
  'transfers.never_insured': {
    zh: '该人员在本统筹区没有参保记录，无可转出。',
    en: 'The person was never insured here; there is nothing to move.',
  },
  'transfers.not_insured_here': {
    zh: '该人员在 {startsOn} 未在本统筹区参保，请先参保再转入。',
    en: 'The person is not insured here on {startsOn}; insurance comes before the transfer.',
  },
  'transfers.decided_already': {
    zh: '与 {area} 之间自 {startsOn} 起的转移已作出决定。',
    en: 'The transfer with {area} from {startsOn} was decided already.',
  },
  'transfers.amount_zero': {
    zh: '退费金额须大于零。',
    en: 'The amount to be given back has to be above zero.',
  },
  'transfers.year_out_of_range': {
    zh: '退费年度 {year} 不在 {from} 至 {until} 之间。',
    en: 'The year {year} is not between {from} and {until}.',
  },
  'transfers.refunded_already': {
    zh: '{year} 年度因同一原因（{cause}）已退费。',
    en: 'The premium of {year} was given back already for this cause ({cause}).',
  },
  'premium-aid.not_in_a_group': {
    zh: '该人员今天（{today}）不属于任何特殊人群，不能享受资助参保。',
    en: 'The person belongs to no special group today, {today}.',
  },
  'premium-aid.aided_already': {
    zh: '{year} 年度的参保资助已经确定。',
    en: 'Help with the premium of {year} was decided already.',
  },
  'family-sharing.relative_not_found': {
    zh: '没有姓名与身份证号码相符的参保人员，请核对后再填。',
    en: 'No insured person has this name together with this identity number.',
  },
} as const;
