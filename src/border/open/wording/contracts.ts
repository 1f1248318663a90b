export const contractsWording = {
  'contracts.code_invalid': {
    zh: '医保编码“{value}”格式不对：应以 H 或 P 开头。',
    en: '"{value}" is no code of a provider: it begins with H or P.',
  },
  'contracts.credit_code_invalid': {
    zh: '统一社会信用代码“{value}”应为 18 位。',
    en: '"{value}" is no unified social credit code of 18 places.',
  },
  'contracts.credit_code_taken': {
    zh: '统一社会信用代码 {creditCode} 已由另一医药机构使用。',
    en: 'Another provider has the credit code {creditCode}.',
  },
  'contracts.starts_in_past': {
    zh: '协议开始日期 {startsOn} 不能早于今天 {today}。',
    en: 'A contract cannot start on {startsOn}, before today, {today}.',
  },
  'contracts.ends_before_start': {
    zh: '协议结束日期 {endsOn} 须晚于开始日期 {startsOn}。',
    en: 'The contract ends on {endsOn}, not after it starts on {startsOn}.',
  },
  'contracts.contracted_already': {
    zh: '医药机构 {provider} 在 {startsOn} 已有定点协议。',
    en: 'The provider {provider} has a contract on {startsOn} already.',
  },
  'contracts.later_term': {
    zh: '该机构已有自 {startsOn} 起的安排，请先处理。',
    en: 'A later term, from {startsOn}, was decided already.',
  },
  'contracts.not_contracted': {
    zh: '该机构今天（{today}）没有定点协议，无可考核。',
    en: 'The provider has no contract today, {today}; there is nothing to review.',
  },
  'contracts.ends_in_past': {
    zh: '日期 {endsOn} 须晚于今天 {today}。',
    en: 'The day {endsOn} is not after today, {today}.',
  },
  'contracts.not_longer': {
    zh: '续签的截止日期 {endsOn} 应晚于现有截止日期 {until}。',
    en: 'To continue the contract has to last beyond {until}; {endsOn} is not later.',
  },
  'contracts.not_sooner': {
    zh: '终止日期 {endsOn} 晚于协议现有截止日期 {until}；要延长，请选择续签。',
    en: 'The contract ends on {until} already; {endsOn} is later. To make it last longer, let it continue.',
  },
} as const;
