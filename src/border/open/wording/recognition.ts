export const recognitionWording = {
  'recognition.not_a_day': {
    zh: '日期“{value}”不存在，请按 2025-06-01 的格式填写。',
    en: '"{value}" is no day; write it as 2025-06-01.',
  },
  'recognition.unknown_kind': {
    zh: '不认识待遇种类“{kind}”，应为慢性病、特殊病或两病。',
    en: '"{kind}" is no benefit of a recognised disease; it is chronic, special or two-diseases.',
  },
  'recognition.unknown_disease': {
    zh: '病种“{disease}”不在本地“{kind}”的病种目录中。',
    en: 'The disease "{disease}" is not in the area’s list for {kind}.',
  },
  'recognition.not_insured': {
    zh: '该人员在 {day} 没有参保，不能认定。',
    en: 'The person is not insured here on {day}.',
  },
  'recognition.not_offered': {
    zh: '该人员的险种没有“{kind}”门诊待遇。',
    en: 'The person’s insurance has no benefit {kind}.',
  },
  'recognition.in_future': {
    zh: '起始日期 {startsOn} 晚于今天 {today}。',
    en: 'The recognition begins on {startsOn}, after today, {today}.',
  },
  'recognition.too_early': {
    zh: '起始日期 {startsOn} 太早，最早为 {earliest}。',
    en: 'It begins on {startsOn}; the earliest day is {earliest}.',
  },
  'recognition.proof_missing': {
    zh: '系统内没有病种“{disease}”的近期住院诊断，请上传诊断证明。',
    en: 'Our records hold no recent discharge for "{disease}"; add a proof of the diagnosis.',
  },
  'recognition.chronic_excludes': {
    zh: '已认定慢性病（{disease}），不再享受两病待遇。',
    en: 'A chronic disease ({disease}) is recognised, which excludes the benefit for two diseases.',
  },
  'recognition.recognised_already': {
    zh: '该病种已认定，有效期 {startsOn} 至 {endsOn}；到期前请办理续期。',
    en: 'The disease is recognised already from {startsOn} to {endsOn}; renew it before it ends.',
  },
  'recognition.nothing_to_renew': {
    zh: '病种“{disease}”没有认定过，请办理首次认定。',
    en: 'The disease "{disease}" was never recognised; apply for recognition.',
  },
  'recognition.without_end': {
    zh: '该认定自 {startsOn} 起长期有效，不需要续期。',
    en: 'The recognition of {startsOn} has no end and needs no renewal.',
  },
  'recognition.renewal_too_early': {
    zh: '该认定有效至 {endsOn}，{from} 起才能续期。',
    en: 'The recognition holds until {endsOn}; it can be renewed from {from} on.',
  },
  'recognition.lapsed': {
    zh: '该认定已于 {endsOn} 到期太久，请重新认定。',
    en: 'The recognition ended on {endsOn}, too long ago; apply for a new one.',
  },
  'recognition.not_a_village_clinic': {
    zh: '“{provider}”在 {day} 不是定点村卫生室。',
    en: '"{provider}" is no contracted village clinic on {day}.',
  },
  'recognition.unknown_practitioner': {
    zh: '{day} 该村卫生室没有代码为“{code}”的医保医师。',
    en: 'No insurance doctor with the code "{code}" works at the clinic on {day}.',
  },
  'recognition.no_disease_chosen': {
    zh: '请选择高血压、糖尿病中的至少一项。',
    en: 'Choose high blood pressure, diabetes, or both.',
  },
  'recognition.right_given_already': {
    zh: '该医师自 {startsOn} 起已有所选病种的处方权。',
    en: 'The doctor has had the right for a chosen disease since {startsOn}.',
  },
  'recognition.no_right': {
    zh: '代码为“{code}”的医师在 {day} 之后没有可终止的处方权。',
    en: 'The doctor with the code "{code}" has no right that could end after {day}.',
  },
} as const;
