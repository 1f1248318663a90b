export const paymentWording = {
  'payment.month_not_over': {
    zh: '{month} 还没有结束（今天是 {today}），不能关账。',
    en: 'The month {month} is not over yet (today is {today}), so it cannot be closed.',
  },
  'payment.already_closed': {
    zh: '{month} 已经关账。',
    en: 'The month {month} is closed already.',
  },
  'payment.nothing_settled': {
    zh: '到 {month} 月末为止没有任何应付医疗机构的结算。',
    en: 'Nothing was settled up to the end of {month}.',
  },
  'payment.unknown_period': {
    zh: '没有找到编号为 {id} 的拨付期。',
    en: 'No payment period has the id {id}.',
  },
  'payment.unknown_statement': {
    zh: '没有找到编号为 {id} 的应付对账单。',
    en: 'No payment statement has the id {id}.',
  },
  'payment.unknown_deduction': {
    zh: '没有找到编号为 {id} 的扣款。',
    en: 'No deduction has the id {id}.',
  },
  'payment.unknown_order': {
    zh: '没有找到编号为 {id} 的拨付单。',
    en: 'No payment order has the id {id}.',
  },
  'payment.unknown_file': {
    zh: '没有找到名为 {name} 的银行文件。',
    en: 'No bank file has the name {name}.',
  },
  'payment.order_under_way': {
    zh: '这份对账单已有拨付单 {order}（状态：{state}），不能再改。',
    en: 'The order {order} stands for this statement ({state}), so it can no longer be changed.',
  },
  'payment.carried_on': {
    zh: '对账单 {statement} 的欠额已转入下一期。',
    en: 'A later period carries the debt of the statement {statement} on.',
  },
  'payment.nothing_to_pay': {
    zh: '应拨金额为 {payable} 元，无须拨付。',
    en: 'There is nothing to pay: the statement stands at {payable} yuan.',
  },
  'payment.no_account': {
    zh: '医药机构 {provider} 没有登记收款账户。',
    en: 'No account is recorded for paying the provider {provider}.',
  },
  'payment.not_positive': {
    zh: '扣款金额必须大于零（填写的是 {amount}）。',
    en: 'A deduction must be more than zero, not {amount}.',
  },
  'payment.more_than_payable': {
    zh: '扣款 {amount} 元超过了剩余应拨的 {payable} 元；超出部分请在下一期扣。',
    en: 'The deduction of {amount} is more than the {payable} left to pay; deduct the rest from the next period.',
  },
  'payment.key_reused': {
    zh: '编号 {key} 已用于内容不同的扣款。',
    en: 'The key {key} was used for another deduction.',
  },
  'payment.already_taken_back': {
    zh: '扣款 {id} 已经退回。',
    en: 'The deduction {id} was already given back.',
  },
  'payment.is_a_taking_back': {
    zh: '{id} 本身是退回，不能再退回。',
    en: 'The row {id} gives a deduction back and cannot be given back itself.',
  },
  'payment.not_in_this_state': {
    zh: '拨付单 {order} 的状态是 {state}，不能执行 {action}。',
    en: 'The order {order} is {state}; {action} is not possible now.',
  },
  'payment.same_person': {
    zh: '{actor} 参与了这笔拨付的制单、账户登记或扣款，复核必须由另一人办理。',
    en: 'As {actor} made this order, its account or a deduction, another person must check it.',
  },
  'payment.no_bank': {
    zh: '没有连接银行，请改用银行文件。',
    en: 'No bank is connected; please send a bank file.',
  },
  'payment.bank_contradicts': {
    zh: '银行答复“{outcome}”与拨付单 {order} 的状态（{state}）矛盾，没有入账，请人工核实。',
    en: 'The answer "{outcome}" of the bank contradicts the order {order} ({state}); nothing was booked.',
  },
  'payment.unreadable_answer': {
    zh: '银行回单第 {line} 行无法识别，整份文件没有入账。',
    en: 'Line {line} of the answers cannot be read; nothing of the file was booked.',
  },
} as const;
