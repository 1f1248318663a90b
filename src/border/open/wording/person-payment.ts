export const personPaymentWording = {
  'person-payment.unknown_payment': {
    zh: '没有找到编号为 {id} 的个人支付。',
    en: 'No payment to a person has the id {id}.',
  },
  'person-payment.unknown_batch': {
    zh: '没有找到编号为 {id} 的支付批次。',
    en: 'No batch of payments to persons has the id {id}.',
  },
  'person-payment.unknown_recovery': {
    zh: '没有找到编号为 {id} 的追回。',
    en: 'No recovery has the id {id}.',
  },
  'person-payment.nothing_owed': {
    zh: '没有应补付给 {person} 而尚未登记支付的款项。',
    en: 'Nothing is owed to {person} that is not recorded to be paid.',
  },
  'person-payment.key_reused': {
    zh: '编号 {key} 已用于内容不同的请求。',
    en: 'The key {key} was used for something else.',
  },
  'person-payment.not_waiting': {
    zh: '支付 {payment} 的状态是“{state}”，不能生成支付单。',
    en: 'The payment {payment} stands at “{state}”, so no order can be made for it.',
  },
  'person-payment.nothing_waiting': {
    zh: '没有等待支付的款项。',
    en: 'No payment to a person waits for an order.',
  },
  'person-payment.account_is_fixed': {
    zh: '支付 {payment} 的状态是“{state}”，现在不能更改收款账户。',
    en: 'The payment {payment} stands at “{state}”, so its account cannot be changed now.',
  },
  'person-payment.same_account': {
    zh: '填写的账户与支付 {payment} 原来的账户相同，请核对后填写正确的账户。',
    en: 'This is the account that the payment {payment} has already; please enter the corrected one.',
  },
  'person-payment.is_settled': {
    zh: '支付 {payment} 来自结算，请撤销该结算后追回。',
    en: 'The payment {payment} comes from a settlement, so the settlement is taken back instead.',
  },
  'person-payment.more_than_paid': {
    zh: '追回 {amount} 元超过了支付 {payment} 尚可追回的 {open} 元。',
    en: 'To recover {amount} yuan is more than the {open} that can still be claimed back of the payment {payment}.',
  },
  'person-payment.more_than_open': {
    zh: '收到的 {amount} 元超过了尚未归还的 {open} 元。',
    en: 'A receipt of {amount} yuan is more than the {open} that are still to be given back.',
  },
  'person-payment.not_positive': {
    zh: '金额必须大于零（填写的是 {amount}）。',
    en: 'The amount must be more than zero, not {amount}.',
  },
  'person-payment.receipt_by_maker': {
    zh: '追回由 {actor} 提出，收款须由另一人登记。',
    en: 'The recovery was claimed by {actor}, so somebody else books what came in.',
  },
  'person-payment.receipt_differs': {
    zh: '银行流水号 {reference} 已按另一金额登记。',
    en: 'The bank’s number {reference} was booked with another amount.',
  },
} as const;
