export const accountsWording = {
  'accounts.not_positive': {
    zh: '金额必须大于零，收到的是 {amount}。',
    en: 'The amount must be above zero, not {amount}.',
  },
  'accounts.ends_before_start': {
    zh: '共济的结束日 {endsOn} 应晚于开始日 {startsOn}。',
    en: 'The grant must end after it starts: {startsOn} to {endsOn}.',
  },
  'accounts.same_person': {
    zh: '不能把个人账户共济给本人（{id}）。',
    en: 'An account cannot be shared with its own owner ({id}).',
  },
  'accounts.not_a_relative': {
    zh: '“{relation}”不属于可以共济的近亲属关系。',
    en: '"{relation}" is not a relation between which accounts may be shared.',
  },
  'accounts.no_account': {
    zh: '{id} 没有个人账户，不能给予共济。',
    en: 'The giver {id} has no own account.',
  },
  'accounts.quota_above_available': {
    zh: '共济额度 {quota} 超过账户可用余额 {available}。',
    en: 'The quota {quota} is above what the account has available, {available}.',
  },
  'accounts.grant_exists': {
    zh: '{giver} 已经给予 {receiver} 共济额度。',
    en: '{giver} has already granted a quota to {receiver}.',
  },
} as const;
