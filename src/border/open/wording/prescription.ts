export const prescriptionWording = {
  'prescription.price_missing': {
    zh: '第 {line} 行（{code}）没有挂网价，请填写单价。',
    en: 'Line {line} ({code}) has no listed price; enter its unit price.',
  },
  'prescription.days_missing': {
    zh: '第 {line} 行（{code}）是药品，请填写用药天数。',
    en: 'Line {line} ({code}) is a drug; enter for how many days it is.',
  },
  'prescription.supply_too_long': {
    zh: '第 {line} 行（{code}）开药 {days} 天，超过本地规定的 {most} 天。',
    en: 'Line {line} ({code}) supplies {days} days; the area allows {most}.',
  },
  'prescription.item_twice': {
    zh: '第 {line} 行（{code}）在同一处方中重复，请合并为一行。',
    en: 'Line {line} ({code}) stands in the prescription twice; make it one line.',
  },
  'prescription.unknown': {
    zh: '没有找到就诊 {id} 的已结算处方。',
    en: 'No settled prescription belongs to the encounter {id}.',
  },
  'prescription.not_entitled': {
    zh: '医师“{doctor}”在本村卫生室（{provider}）没有该病种的两病处方权。',
    en: 'The doctor "{doctor}" has no right at this village clinic ({provider}) to prescribe for the disease.',
  },
} as const;
