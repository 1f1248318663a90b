export const claimWording = {
  'claim.field_wrong': {
    zh: '“{field}”没有填写或填写有误。',
    en: 'The field “{field}” is missing or cannot be read.',
  },
  'claim.days_wrong': {
    zh: '出院日期 {until} 早于入院日期 {from}。',
    en: 'The discharge on {until} is before the admission on {from}.',
  },
  'claim.in_the_future': {
    zh: '{day} 在今天（{today}）之后。',
    en: 'The day {day} is after today, {today}.',
  },
  'claim.other_name': {
    zh: '票据上的姓名不是参保人本人，不能报销。',
    en: 'The bill is in another person’s name and cannot be paid for.',
  },
  'claim.invoice_twice': {
    zh: '票据 {invoice} 填写了两次。',
    en: 'The invoice {invoice} is entered twice.',
  },
  'claim.claimed_before': {
    zh: '票据 {invoice} 已在办件 {number} 中报销，不能重复报销。',
    en: 'The invoice {invoice} was paid for in the case {number} and is not paid twice.',
  },
  'claim.settled_before': {
    zh: '同一机构同一日期的费用已经结算（结算号 {settlement}），不能再报销。',
    en: 'The days at this hospital were settled already ({settlement}), so they are not paid again.',
  },
  'claim.line_wrong': {
    zh: '第 {line} 行的数量、单价或金额不是正确的数字。',
    en: 'Quantity, price or amount of line {line} is not a number as it must be.',
  },
  'claim.line_day': {
    zh: '第 {line} 行的日期 {day} 不在 {from} 至 {until} 之内。',
    en: 'The day {day} of line {line} is not within {from} to {until}.',
  },
  'claim.total_differs': {
    zh: '明细合计 {sum} 元，与票据总金额 {claimed} 元不一致。',
    en: 'The lines add up to {sum} yuan, the invoices to {claimed}.',
  },
  'claim.amount_changed': {
    zh: '基金支付金额已由审核时的 {seen} 元变为 {now} 元，请重新核对后再审批。',
    en: 'The funds now pay {now} yuan and not the {seen} that were seen; look at the claim again before deciding.',
  },
  'claim.not_a_claim': {
    zh: '办件 {id} 不是费用报销。',
    en: 'The case {id} claims no bill.',
  },
  'claim.not_settled': {
    zh: '办件 {case} 的报销没有可以撤销的结算。',
    en: 'The case {case} has no settlement that could be taken back.',
  },
  'claim.aid_by_group': {
    zh: '这笔费用已直接结算（{settlement}），不再手工报销。请办理“特殊人群身份登记”：登记后系统按身份起始日重新计算，救助差额自动补付。',
    en: 'This bill was settled directly as {settlement} and is not claimed on paper. Bring “Registration of a special group”: the year is then computed again from the first day of the group, and the aid follows by itself.',
  },
  'claim.paid_already': {
    zh: '办件 {number} 已按结算 {settlement} 支付。维持原决定请通过；要收回款项请先“追回”。',
    en: 'The case {number} was paid as settlement {settlement}. Approve it if the first decision stands; take the payment back first if it does not.',
  },
} as const;
