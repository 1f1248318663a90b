export const settlementListWording = {
  'settlement_list.not_listed': {
    zh: '该结算是冲正记录或已被冲正，不能上传结算清单。',
    en: 'The settlement is a reversal or was reversed; it has no settlement list.',
  },
  'settlement_list.differs': {
    zh: '结算清单未接收：{check}：{value}。',
    en: 'The settlement list was not taken: {checkEn} ({value}).',
  },
  'settlement_list.is_closed': {
    zh: '结算清单已提交或已审核通过（{state}），不能修改；请先撤回，或等待退回。',
    en: 'The settlement list is {state} and takes no new version.',
  },
  'settlement_list.unknown_list': {
    zh: '没有结算 {settlement} 的结算清单。',
    en: 'There is no settlement list of {settlement}.',
  },
  'settlement_list.may_not_become': {
    zh: '结算清单当前状态为 {from}，不能改为 {to}。',
    en: 'A settlement list that is {from} cannot become {to} this way.',
  },
  'settlement_list.has_findings': {
    zh: '结算清单有 {count} 处须改正，不能提交；第一处：{check}（{value}）。全部见4104。',
    en: 'The list has {count} findings and cannot be submitted; the first is: {checkEn} ({value}).',
  },
  'settlement_list.reason_missing': {
    zh: '退回结算清单须写明原因。',
    en: 'Returning a settlement list needs a reason.',
  },
  'settlement_list.not_a_day': {
    zh: '“{value}”不是有效日期，应为 2025-06-01 的形式。',
    en: '"{value}" is not a calendar day such as 2025-06-01.',
  },
} as const;
