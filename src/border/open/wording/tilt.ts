export const tiltWording = {
  'tilt.not_a_period': {
    zh: '期间 {from} 至 {until} 不对：两个日期都要写成 2025-06-01，结束日期要在开始日期之后。',
    en: 'The period from {from} until {until} is not one: write both days as 2025-06-01, the end after the beginning.',
  },
  'tilt.unknown_run': {
    zh: '没有这次倾斜政策核查。',
    en: 'There is no such audit of tilts.',
  },
  'tilt.still_running': {
    zh: '核查还在进行，完成后才能更正。',
    en: 'The audit is still running; correct what it found when it is done.',
  },
  'tilt.key_used': {
    zh: '这个请求编号已用于另一次核查。',
    en: 'This key was used for another audit.',
  },
  'tilt.no_finding': {
    zh: '这次核查没有查出该人员的问题。',
    en: 'This audit found nothing of this person.',
  },
} as const;
