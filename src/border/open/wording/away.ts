export const awayWording = {
  'away.not_a_day': {
    zh: '日期“{value}”不存在，请按 2025-06-01 的格式填写。',
    en: '"{value}" is no day; write it as 2025-06-01.',
  },
  'away.unknown_reason': {
    zh: '不认识备案原因“{reason}”，请从列表中选择。',
    en: '"{reason}" is no reason for care away; choose one of the list.',
  },
  'away.unknown_place': {
    zh: '没有找到备案地“{place}”，请从列表中选择地市或直辖市。',
    en: 'There is no place "{place}"; choose a prefecture or municipality from the list.',
  },
  'away.at_home': {
    zh: '{place}就是参保地，在本地就医不需要备案。',
    en: '{place} is where the person is insured; care there needs no filing.',
  },
  'away.not_insured': {
    zh: '该人员在 {day} 没有参保，不能备案。',
    en: 'The person is not insured here on {day}.',
  },
  'away.too_far_ahead': {
    zh: '开始日期 {startsOn} 太远，最晚可填 {latest}。',
    en: 'The filing begins on {startsOn}; it may begin on {latest} at the latest.',
  },
  'away.settled_already': {
    zh: '{from} 至 {until} 的就医已经结算，不能再补办备案；可申请手工报销。',
    en: 'The care from {from} to {until} is settled already; claim it on paper instead.',
  },
  'away.starts_in_past': {
    zh: '开始日期 {startsOn} 早于今天 {today}，且当地没有未结算的就医。',
    en: 'The filing begins on {startsOn}, before today, {today}, and no care there waits to be settled.',
  },
  'away.filed_already': {
    zh: '已有备案：{place}，{startsOn} 至 {endsOn}。要换地方或原因，请办理“备案变更”。',
    en: '{place} is filed already from {startsOn} to {endsOn}; to go elsewhere, change that filing.',
  },
  'away.nothing_filed': {
    zh: '该人员没有有效的异地就医备案。',
    en: 'No care away is filed for the person.',
  },
  'away.ends_already': {
    zh: '该备案已定于 {day} 起终止。',
    en: 'The filing ends on {day} already.',
  },
  'away.nothing_changes': {
    zh: '备案地 {place} 和原因都没有变化，不需要变更。',
    en: 'Place ({place}) and reason are those that are filed; nothing changes.',
  },
  'away.change_too_early': {
    zh: '该备案自 {startsOn} 起满 {months} 个月后（{free}）才能变更或终止。',
    en: 'A filing of {startsOn} may be changed or ended after {months} months, on {free}.',
  },
  'away.care_under_way': {
    zh: '该人员自 {from} 起仍在备案地住院（{bill}），出院后再变更或终止。',
    en: 'The person has been in hospital there since {from} ({bill}); change or end the filing after the discharge.',
  },
  'away.day_passed': {
    zh: '日期 {day} 已过（今天 {today}）。',
    en: 'The day {day} has passed; today is {today}.',
  },
  'away.hospital_elsewhere': {
    zh: '{provider}不在本统筹区，转出医院应为本地定点医院。',
    en: '{provider} is outside the area; a hospital of the area refers.',
  },
} as const;
