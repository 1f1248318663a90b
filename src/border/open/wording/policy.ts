export const policyWording = {
  'policy.document_invalid': {
    zh: '政策文件 {document} 有误：{problemsZh}',
    en: 'The policy document {document} is not valid: {problemsEn}',
  },
  'policy.other_area': {
    zh: '文件 {id} 不属于统筹区 {area}，不能在这里发布。',
    en: 'The document {id} is not of the area {area} and cannot be published here.',
  },
  'policy.published_twice': {
    zh: '文件 {id} 在本次发布中出现两次，内容不同。',
    en: 'The document {id} occurs twice in this publication, with different contents.',
  },
  'policy.published_differs': {
    zh: '文件 {id} 已经发布，内容不可更改；要修改请发布生效日更晚的新文件。',
    en: 'The document {id} is already published and cannot change; publish a new one with a later first day.',
  },
  'policy.validity_overlaps': {
    zh: '文件 {id} 自 {from} 起生效，与有效至 {until} 的 {other} 重叠。',
    en: 'The document {id} begins on {from}, but {other} says that it holds until {until}.',
  },
  'policy.caps_disagree': {
    zh: '自 {day} 起，共用的限额“{key}”在 {id} 中为 {amount}，在 {other} 中为 {otherAmount}；应当一致，请一并发布。',
    en: 'From {day} on {id} gives the cap "{key}" {amount} and {other}, which shares it, {otherAmount}; publish both with one amount.',
  },
  'policy.unknown_document': {
    zh: '没有已发布的政策文件 {id}。',
    en: 'No policy document {id} has been published.',
  },
  'policy.not_comparable': {
    zh: '{from} 与 {to} 不是同一种待遇的文件，无法比较。',
    en: '{from} and {to} are not documents of the same benefit and cannot be compared.',
  },
  'policy.none_in_force': {
    zh: '{day} 没有生效的{scheme}政策（至少需要“general”文件）。',
    en: 'No policy of the scheme {scheme} is in force on {day}; a document "general" is needed.',
  },
  'policy.day_invalid': {
    zh: '“{value}”不是有效日期，应为 2025-06-01 的形式。',
    en: '"{value}" is not a calendar day such as 2025-06-01.',
  },
} as const;
