export const wardWording = {
  'ward.in_hospital_already': {
    zh: '该患者自 {startedOn} 起已在本院住院（就诊编号 {id}），不能重复入院。',
    en: 'This patient has been in this hospital since {startedOn} (stay {id}).',
  },
  'ward.not_a_stay_kind': {
    zh: '“{kind}”不是住院类别。',
    en: '"{kind}" is not a kind of inpatient stay.',
  },
  'ward.unknown_department': {
    zh: '本院没有编码为 {department} 的科室。',
    en: 'This hospital has no department with the code {department}.',
  },
  'ward.bed_taken': {
    zh: '床位 {bed} 已有患者（就诊编号 {id}）。',
    en: 'Bed {bed} is taken (stay {id}).',
  },
  'ward.bad_deposit': {
    zh: '押金“{deposit}”不是金额，应为 3000 或 3000.00 的形式。',
    en: 'The deposit "{deposit}" is not an amount such as 3000 or 3000.00.',
  },
  'ward.one_main_diagnosis': {
    zh: '主诊断必须有且只有一个，现在有 {count} 个。',
    en: 'Exactly one diagnosis must be the main one; there are {count}.',
  },
} as const;
