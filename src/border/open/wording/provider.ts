export const providerWording = {
  'provider.unknown_provider': {
    zh: '没有找到编号为 {id} 的医药机构。',
    en: 'No provider has the id {id}.',
  },
  'provider.department_exists': {
    zh: '科室 {code} 已经上传，需要修改请用科室信息变更。',
    en: 'The department {code} is recorded already; send a change of it instead.',
  },
  'provider.unknown_department': {
    zh: '没有找到科室 {code}。',
    en: 'There is no department {code}.',
  },
  'provider.department_began_differs': {
    zh: '科室 {code} 的开始时间是 {recorded}，与所报的 {beganAt} 不一致。',
    en: 'The department {code} began at {recorded}, not at {beganAt}.',
  },
  'provider.department_ends_before_start': {
    zh: '科室 {code} 的结束时间 {endedAt} 应晚于开始时间 {beganAt}。',
    en: 'The department {code} must end after it starts: {beganAt} to {endedAt}.',
  },
  'provider.department_twice': {
    zh: '同一报文中科室 {code} 出现了两次。',
    en: 'The department {code} stands twice in one message.',
  },
} as const;
