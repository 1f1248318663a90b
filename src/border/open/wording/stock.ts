export const stockWording = {
  'stock.not_positive': {
    zh: '批次 {batch} 的数量必须大于零，收到的是 {quantity}。',
    en: 'The quantity of the batch {batch} must be above zero, not {quantity}.',
  },
  'stock.day_in_future': {
    zh: '批次 {batch} 的业务日期 {day} 晚于今天（{today}）。',
    en: 'The day {day} of the batch {batch} is later than today ({today}).',
  },
  'stock.unknown_origin': {
    zh: '批次 {batch} 没有可退的原始记录 {origin}（流水号不存在、已撤销或属于其他商品）。',
    en: 'The batch {batch} has no record {origin} that could be returned.',
  },
  'stock.more_than_origin': {
    zh: '批次 {batch} 退货数量 {quantity} 超过原记录尚可退的数量 {left}。',
    en: 'The return of {quantity} from the batch {batch} is more than what is left, {left}.',
  },
  'stock.nothing_to_withdraw': {
    zh: '批次 {batch} 没有可以删除的记录。',
    en: 'The batch {batch} has no records of this kind to withdraw.',
  },
  'stock.nothing_asked': {
    zh: '请至少给出追溯码或医药机构。',
    en: 'Give a trace code or a provider.',
  },
  'stock.not_a_day': {
    zh: '“{value}”不是有效日期，应为 2025-06-01 的形式。',
    en: '"{value}" is not a calendar day such as 2025-06-01.',
  },
} as const;
