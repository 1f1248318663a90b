export const catalogueWording = {
  'catalogue.unknown_code': {
    zh: '第 {line} 行：目录中没有编码 {code}。',
    en: 'Line {line}: the catalogue holds no item with the code {code}.',
  },
  'catalogue.not_in_force': {
    zh: '第 {line} 行：编码 {code} 在 {day} 不在有效期内。',
    en: 'Line {line}: the item {code} is not in force on {day}.',
  },
  'catalogue.not_a_decimal': {
    zh: '第 {line} 行：{field} 应为十进制数字，收到的是“{value}”。',
    en: 'Line {line}: {field} must be a decimal number, not "{value}".',
  },
  'catalogue.over_precise': {
    zh: '第 {line} 行：{field} 最多保留 {places} 位小数，收到的是 {value}。',
    en: 'Line {line}: {field} may have at most {places} decimal places, not {value}.',
  },
  'catalogue.not_positive': {
    zh: '第 {line} 行：{field} 必须大于零，收到的是 {value}。',
    en: 'Line {line}: {field} must be above zero, not {value}.',
  },
  'catalogue.too_large': {
    zh: '第 {line} 行：{field} 过大（{value}），应小于十亿。',
    en: 'Line {line}: {field} is too large ({value}); it must be below one thousand million.',
  },
  'catalogue.amount_differs': {
    zh: '第 {line} 行（{code}）：金额 {amount} 与数量乘单价 {expected} 不一致。',
    en: 'Line {line} ({code}): the amount {amount} is not quantity times unit price, {expected}.',
  },
  'catalogue.not_a_day': {
    zh: '“{value}”不是有效日期，应为 2025-06-01 的形式。',
    en: '"{value}" is not a calendar day such as 2025-06-01.',
  },
  'catalogue.unknown_version': {
    zh: '版本号“{version}”不是本系统给出的版本号；首次下载请传 0。',
    en: 'The version "{version}" was not given by this system; begin with 0.',
  },
  'catalogue.unknown_mapped_code': {
    zh: '机构目录 {ownCode}：医保目录中没有编码 {code}。',
    en: 'Own code {ownCode}: the catalogue holds no item with the code {code}.',
  },
  'catalogue.other_list': {
    zh: '机构目录 {ownCode}：编码 {code} 不属于目录类别 {list}（应为 {found}）。',
    en: 'Own code {ownCode}: the item {code} is not in the list {list} but in {found}.',
  },
  'catalogue.mapping_ends_before_start': {
    zh: '机构目录 {ownCode}：结束日期早于开始日期 {startsOn}。',
    en: 'Own code {ownCode}: the mapping ends before it starts on {startsOn}.',
  },
  'catalogue.mapping_overlaps': {
    zh: '机构目录 {ownCode} 自 {startsOn} 起已对照 {other}，不能同时对照 {code}；请先撤销。',
    en: 'Own code {ownCode} stands for {other} from {startsOn}; withdraw that before {code}.',
  },
  'catalogue.unknown_mapping': {
    zh: '机构目录 {ownCode} 没有与 {code} 的有效对照。',
    en: 'Own code {ownCode} has no valid mapping to {code}.',
  },
  'catalogue.code_twice': {
    zh: '目录文件中编码 {code} 出现两次，整份文件未导入。',
    en: 'The code {code} stands twice in the file; nothing of it was loaded.',
  },
} as const;
