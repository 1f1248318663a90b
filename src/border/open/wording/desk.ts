export const deskWording = {
  'desk.wrong_period': {
    zh: '期间 {from} 至 {until} 不对：两个日期都要写成 2025-06-01，结束日期要在开始日期之后。',
    en: 'The period from {from} until {until} is not one: write both days as 2025-06-01, the end after the beginning.',
  },
} as const;
