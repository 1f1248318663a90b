export const platformWording = {
  'access.unknown_caller': {
    zh: '请先登录。',
    en: 'Please sign in first.',
  },
  'access.not_permitted': {
    zh: '角色 {role} 没有权限 {permission}。',
    en: 'The role {role} does not hold the permission {permission}.',
  },
  'access.other_provider': {
    zh: '本岗位只能办理机构 {own} 的业务，不能办理 {provider} 的。',
    en: 'This posting works for the provider {own}, not for {provider}.',
  },
  'access.other_area': {
    zh: '本岗位只能办理统筹区 {own} 的业务，不能办理 {area} 的。',
    en: 'This posting works in the area {own}, not in {area}.',
  },
  'access.other_county': {
    zh: '本岗位只能办理县区 {own} 的业务，不能办理 {county} 的。',
    en: 'This posting works in the county {own}, not in {county}.',
  },
  'access.other_office': {
    zh: '本岗位属于经办点 {own}，不能办理 {office} 的业务。',
    en: 'This posting belongs to the office {own}; it cannot work for {office}.',
  },
  'access.wrong_place': {
    zh: '角色 {role} 的管辖范围只能是：{allowed}。',
    en: 'The role {role} can be given for these kinds of place only: {allowed}.',
  },
  'access.session_ended': {
    zh: '登录已经结束，请重新登录。',
    en: 'This sign-in is over; please sign in again.',
  },
  'access.foreign_page': {
    zh: '这个操作不是从本系统的页面发出的，没有办理。请刷新页面后再试。',
    en: 'This call did not come from a page of this system and was not done. Reload the page and try again.',
  },
  'access.not_guardian': {
    zh: '您没有登记为这个孩子的监护人，或者孩子已满十八岁，不能再替他办理。',
    en: 'You are not recorded as the guardian of this child, or the child is of age by now.',
  },
  'request.invalid': {
    zh: '请求中的 {field} 不符合要求：{rule}。',
    en: 'The field {field} of the request is not valid: it {rule}.',
  },
  'request.malformed': {
    zh: '请求内容无法读取，应为 UTF-8 编码的 JSON（Content-Type: application/json）。',
    en: 'The request cannot be read; it must be JSON in UTF-8 (Content-Type: application/json).',
  },
  'request.unreadable_value': {
    zh: '请求中有一个值不是所要求的编号、数字、日期或文字。',
    en: 'A value of the request is not the id, number, day or text that it should be.',
  },
  'request.too_large': {
    zh: '请求内容超过 {limit} 的上限。',
    en: 'The request is larger than {limit}.',
  },
  'request.too_many_calls': {
    zh: '查询过于频繁：每分钟最多 {perMinute} 次，请稍后再试。',
    en: 'Too many calls: at most {perMinute} a minute. Please try again in a minute.',
  },
  'request.unknown_route': {
    zh: '没有这个接口：{method} {path}。',
    en: 'There is nothing at {method} {path}.',
  },
  'request.unknown_area': {
    zh: '本系统没有统筹区 {area}。',
    en: 'The area {area} is not served here.',
  },
  'platform.unavailable': {
    zh: '系统暂时无法处理，请用相同的编号稍后重发。',
    en: 'The system cannot answer just now; repeat the request later with the same key.',
  },
  'platform.defect': {
    zh: '系统内部出现错误，已记录。',
    en: 'The system made an error; it has been logged.',
  },
} as const;
