export const enrolmentWording = {
  'enrolment.unknown_person': {
    zh: '没有找到编号为 {id} 的参保人。',
    en: 'No insured person has the id {id}.',
  },
  'enrolment.person_exists': {
    zh: '编号 {id} 已经登记了参保人。',
    en: 'A person with the id {id} is already recorded.',
  },
  'enrolment.id_number_invalid': {
    zh: '身份证号 {idNumber} 不是有效的公民身份号码（格式、出生日期或校验码不对）。',
    en: 'The identity number {idNumber} is not valid: its form, day of birth or check digit is wrong.',
  },
  'enrolment.id_number_taken': {
    zh: '身份证号 {idNumber} 已经登记给另一位参保人。',
    en: 'The identity number {idNumber} already belongs to another person.',
  },
  'enrolment.born_on_differs': {
    zh: '出生日期 {bornOn} 与身份证号中的 {inNumber} 不一致。',
    en: 'The day of birth {bornOn} differs from {inNumber} in the identity number.',
  },
  'enrolment.sex_differs': {
    zh: '性别（{sex}）与身份证号不一致。',
    en: 'The sex ({sex}) differs from the identity number.',
  },
  'enrolment.born_in_future': {
    zh: '出生日期 {bornOn} 在今天之后。',
    en: 'The day of birth {bornOn} is in the future.',
  },
  'enrolment.ends_before_start': {
    zh: '参保期间的结束日 {endsOn} 应晚于开始日 {startsOn}。',
    en: 'The coverage must end after it starts: {startsOn} to {endsOn}.',
  },
  'enrolment.year_not_open': {
    zh: '{year} 年度现在不能缴费：集中参保期为 {from} 至 {until}，之后只收当年。',
    en: 'Nobody can pay for {year} now: it is open from {from} until {until}, and afterwards only while it runs.',
  },
  'enrolment.insured_as_employee': {
    zh: '该人员在 {startsOn} 已参加职工医保，不能重复参保。',
    en: 'The person is insured as an employee on {startsOn} and cannot be insured twice.',
  },
  'enrolment.late_not_taken': {
    zh: '{year} 年度的集中参保期已于 {until} 结束，本统筹区不再受理。',
    en: 'The months for {year} ended on {until}, and the area takes nobody later.',
  },
  'enrolment.coverage_overlaps': {
    zh: '该期间与已登记的参保期间（{scheme}，{standing}，{startsOn} 至 {endsOn}）重叠。',
    en: 'The period overlaps one already recorded ({scheme}, {standing}, {startsOn} to {endsOn}).',
  },
} as const;
