export const specialGroupWording = {
  'special-group.not_a_member': {
    zh: '该人员今天（{today}）不属于 {group}，无可复核。',
    en: 'The person does not belong to {group} today, {today}; there is nothing to review.',
  },
  'special-group.ends_in_past': {
    zh: '截止日期 {endsOn} 不能早于今天 {today}，也不能早于身份开始之日。',
    en: 'It cannot end on {endsOn}: a review speaks of days after today, {today}, and after the beginning.',
  },
  'special-group.not_longer': {
    zh: '继续享受的截止日期 {endsOn} 应晚于现有截止日期 {until}。',
    en: 'To continue it has to last beyond {until}; {endsOn} is not later.',
  },
  'special-group.not_sooner': {
    zh: '终止日期 {endsOn} 晚于身份现有截止日期 {until}；要延长，请选择继续享受。',
    en: 'It ends on {until} already; {endsOn} is later. To make it last longer, let it continue.',
  },
  'special-group.no_figures': {
    zh: '本统筹区没有适用于 {day} 的认定标准。',
    en: 'The area has published no figures for {day}.',
  },
} as const;
