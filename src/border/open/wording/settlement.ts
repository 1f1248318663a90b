export const settlementWording = {
  'settlement.fund_differs': {
    zh: '基金支付金额已由审批时的 {decided} 元变为 {now} 元，请审批人重新核对。',
    en: 'The funds now pay {now} yuan and not the {decided} that were decided on; whoever decided looks again.',
  },
  'settlement.key_reused': {
    zh: '请求号 {key} 已用于另一笔内容不同的请求。请换一个新的请求号。',
    en: 'The key {key} was used for another request. Use a new key.',
  },
  'settlement.unknown_settlement': {
    zh: '没有找到结算 {settlement}。',
    en: 'There is no settlement {settlement}.',
  },
  'settlement.not_goods': {
    zh: '第 {line} 行 {code} 是诊疗服务项目，药店只能销售药品和耗材。',
    en: 'Line {line}, {code}, is a service; a pharmacy sells drugs and materials only.',
  },
  'settlement.not_this_person': {
    zh: '这次就诊或结算不属于所报的人员。',
    en: 'The encounter or settlement belongs to another person.',
  },
  'settlement.not_this_provider': {
    zh: '这次就诊或结算不属于所报的医药机构。',
    en: 'The encounter or settlement belongs to another provider.',
  },
  'settlement.already_settled': {
    zh: '就诊 {encounter} 已经结算（结算号 {settlement}）。需要更正时请先撤销。',
    en: 'The encounter {encounter} is settled already (settlement {settlement}). Reverse it first.',
  },
  'settlement.empty_bill': {
    zh: '就诊 {encounter} 没有费用，无法结算。',
    en: 'The encounter {encounter} has no charges to settle.',
  },
  'settlement.not_discharged': {
    zh: '就诊 {encounter} 尚未办理出院，不能结算；可以先试算。',
    en: 'The patient of {encounter} is not discharged yet; a trial is possible, a settlement is not.',
  },
  'settlement.total_differs': {
    zh: '所报总费用 {claimed} 元与已上传明细合计 {recorded} 元不一致。',
    en: 'The total claimed, {claimed}, differs from the charges recorded, {recorded}.',
  },
  'settlement.in_the_future': {
    zh: '费用日期 {day} 晚于今天（{today}）。',
    en: 'The day {day} lies in the future (today is {today}).',
  },
  'settlement.policy_missing': {
    zh: '{day} 没有已发布的 {scheme} 待遇政策，无法结算。',
    en: 'No policy of the scheme {scheme} is published for {day}.',
  },
  'settlement.already_reversed': {
    zh: '结算 {settlement} 已经撤销。',
    en: 'The settlement {settlement} was reversed already.',
  },
  'settlement.not_reversible': {
    zh: '{settlement} 是 {kind} 记录，不能撤销。',
    en: '{settlement} is a record of kind {kind}, which cannot be reversed.',
  },
  'settlement.later_exists': {
    zh: '本年度之后还有结算 {later}。按本地规则须先撤销之后的结算。',
    en: 'A later settlement of the year exists ({later}). The area asks to reverse later ones first.',
  },
  'settlement.nothing_to_recompute': {
    zh: '{person} 自 {from} 起没有可以重新计算的结算。',
    en: 'There is no settlement of {person} from {from} on to compute again.',
  },
  'settlement.bad_day': {
    zh: '“{day}”不是有效日期，应为 2025-06-01 的形式。',
    en: '"{day}" is not a calendar day such as 2025-06-01.',
  },
  'settlement.bad_total': {
    zh: '年度累计项“{key}”的金额“{value}”无效。',
    en: 'The year-to-date total "{key}" has the invalid amount "{value}".',
  },
  'settlement.nothing_to_reverse': {
    zh: '没有找到原请求 {key} 形成的结算，无需冲正。',
    en: 'The request {key} recorded no settlement of this person, so there is nothing to take back.',
  },
  'settlement.split_differs': {
    zh: '所报全自费、超限价、先行自付、符合范围金额 {claimed} 与已上传明细 {recorded} 不一致。',
    en: 'The four parts claimed, {claimed}, differ from those of the charges recorded, {recorded}.',
  },
  'settlement.no_papers': {
    zh: '记录 {settlement} 是补差，不打印票据。',
    en: 'The record {settlement} is a supplement; no papers are printed of it.',
  },
} as const;
