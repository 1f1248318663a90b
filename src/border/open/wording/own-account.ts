export const ownAccountWording = {
  'own-account.key_reused': {
    zh: '业务流水号 {key} 已用于另一笔账户业务。',
    en: 'The key {key} was used for another movement of an account.',
  },
  'own-account.no_figures': {
    zh: '统筹区 {area} 尚未公布个人账户规则。',
    en: 'The area {area} has published no rules for own accounts.',
  },
  'own-account.unknown_draw': {
    zh: '没有流水号为 {key} 的账户支付。',
    en: 'No account paid anything under the key {key}.',
  },
  'own-account.returned_already': {
    zh: '该账户支付（{key}）已经退回。',
    en: 'What was paid under the key {key} was given back already.',
  },
  'own-account.too_early': {
    zh: '{period} 尚未到期，不能划入、计息或清算。',
    en: 'It is too early to credit or clear {period}.',
  },
  'own-account.not_credited': {
    zh: '{id} 在 {period} 没有可以冲回的划入。',
    en: '{id} has no credit of {period} that could be taken back.',
  },
  'own-account.nothing_left': {
    zh: '{id} 的个人账户没有余额可以支取或转移。',
    en: 'The own account of {id} has nothing left to be paid out or moved.',
  },
  'accounts.key_reused': {
    zh: '业务流水号 {key} 已用于另一项共济业务。',
    en: 'The key {key} was used for something else.',
  },
  'accounts.above_available': {
    zh: '金额 {amount} 超过可用的 {available}。',
    en: 'The amount {amount} is above what is available, {available}.',
  },
  'accounts.giver_not_insured': {
    zh: '授权人在 {today} 不是职工医保参保人，不能共济个人账户。',
    en: 'The giver is not insured as an employee on {today} and cannot share an account.',
  },
  'accounts.receiver_not_insured': {
    zh: '亲属在 {today} 没有参加基本医疗保险，不能使用共济额度。',
    en: 'The relative is not insured on {today} and cannot be given a quota.',
  },
  'accounts.unknown_grant': {
    zh: '没有这一共济关系，或者已经解除。',
    en: 'There is no such grant, or it has ended.',
  },
  'accounts.use_not_allowed': {
    zh: '个人账户不能用于“{use}”。',
    en: 'An own account may not be used for "{use}".',
  },
  'wallet.receiver_not_found': {
    zh: '参保地没有姓名和身份证号码都相符的参保人，请核对。',
    en: 'Nobody insured there has both this name and this identity number: check them.',
  },
  'wallet.same_area': {
    zh: '亲属与本人同在统筹区 {area}，请办理家庭共济，不需要钱包。',
    en: 'The relative is insured in the same area {area}: share the account there, without a wallet.',
  },
  'wallet.not_waiting': {
    zh: '该钱包额度已经确认或已经结束。',
    en: 'This quota was confirmed already, or is over.',
  },
  'wallet.unknown_area': {
    zh: '统筹区 {area} 尚未接入医保钱包。',
    en: 'The area {area} is not connected to the wallet.',
  },
  'wallet.outside_the_uses': {
    zh: '医保钱包只能用于定点医疗机构就医、定点零售药店购药、居民医保和长护险个人缴费，不能用于“{use}”。',
    en: 'A wallet pays care at contracted institutions, goods at contracted pharmacies, resident and long-term-care premiums, and not "{use}".',
  },
  'wallet.outside_the_relations': {
    zh: '“{relation}”不属于可以使用医保钱包的近亲属。',
    en: '"{relation}" is not a relative to whom a wallet may be given.',
  },
  'wallet.not_guardian': {
    zh: '只有本人，或者登记为其监护人的亲属，才能为 {id} 确认钱包额度。',
    en: 'Only the person, or a relative recorded as guardian, may confirm a quota for {id}.',
  },
} as const;
