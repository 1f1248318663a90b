export const premiumWording = {
  'premium.no_figures': {
    zh: '本统筹区没有公布适用于 {day} 的缴费规定。',
    en: 'The area has published no rules of premiums for {day}.',
  },
  'premium.year_unknown': {
    zh: '{year} 年度（{scheme}）的缴费标准还没有公布。',
    en: 'What {year} costs ({scheme}) has not been published yet.',
  },
  'premium.unknown_order': {
    zh: '没有编号为 {id} 的缴费单。',
    en: 'There is no premium with the id {id}.',
  },
  'premium.key_reused': {
    zh: '请求编号 {key} 已经用于另一个内容不同的请求。',
    en: 'The key {key} was used for another request.',
  },
  'premium.ordered_already': {
    zh: '该人员 {year} 年度已有缴费单 {order}（{state}）。',
    en: 'The person has a premium for {year} already: {order} ({state}).',
  },
  'premium.paid_already': {
    zh: '这个年度已经缴过费，不能重复缴。',
    en: 'The premium of this year is paid already and cannot be paid twice.',
  },
  'premium.under_way': {
    zh: '缴费单 {order} 正在由银行或税务扣款，结果未到之前不能再缴。',
    en: 'A bank or the tax office is collecting the premium {order}; nobody else can pay it until they have answered.',
  },
  'premium.not_open': {
    zh: '缴费单 {order} 已不再收费（{state}）。',
    en: 'The premium {order} is asked for no longer ({state}).',
  },
  'premium.paid_too_late': {
    zh: '缴费单 {order} 只能在 {until} 以前缴费；请重新登记，可能有等待期。',
    en: 'The premium {order} could be paid until {until}; enrol again, there may be a waiting time.',
  },
  'premium.repairs_too_many': {
    zh: '断保 {missed} 年，不能补缴 {repaired} 年。',
    en: 'Only {missed} years were missed; {repaired} cannot be paid for.',
  },
  'premium.not_employee': {
    zh: '大额医疗费用补助只由参加职工医保的人员缴纳，该人员在 {day} 没有参加。',
    en: 'The large-amount supplement is for employees, and the person is none on {day}.',
  },
  'premium.not_insured': {
    zh: '该人员在 {day} 没有参加基本医保，不能缴纳附加保险。',
    en: 'The person has no basic insurance on {day} to which this could be added.',
  },
  'premium.no_collector': {
    zh: '本统筹区没有开通该扣款渠道（{channel}）。',
    en: 'Nobody collects premiums by {channel} here.',
  },
  'premium.no_accounts': {
    zh: '本统筹区没有开通个人账户和钱包缴费。',
    en: 'Premiums cannot be paid from accounts or wallets here.',
  },
  'premium.nothing_under_way': {
    zh: '缴费单 {order} 没有在途的扣款（{state}）。',
    en: 'Nothing of the premium {order} is under way ({state}).',
  },
  'premium.not_paid': {
    zh: '缴费单 {order} 没有已缴的费用可退（{state}）。',
    en: 'Nothing was paid for {order} that could be given back ({state}).',
  },
  'premium.refund_too_late': {
    zh: '缴费单 {order} 的待遇期自 {startsOn} 开始，之后不退费。',
    en: 'The insurance of {order} began on {startsOn}; afterwards nothing is given back.',
  },
  'premium.no_help': {
    zh: '该人员今天所属的人群没有 {year} 年度的参保资助。',
    en: 'The groups of the person today are given no help with the premium of {year}.',
  },
  'premium.helped_already': {
    zh: '{year} 年度的参保资助已经入账，不重复资助。',
    en: 'Help with the premium of {year} is booked already and is not given twice.',
  },
  'premium.help_used': {
    zh: '{year} 年度的保费已由本人缴清余额并参保，须先办理退费，才能撤销资助。',
    en: 'The person paid the rest of the premium of {year} and is insured by it; the premium is refunded before the help is taken back.',
  },
  'premium.help_paid': {
    zh: '{year} 年度多缴的保费已经安排支付给本人，不能再撤销资助。',
    en: 'What the person had paid too much for {year} was ordered to be paid to him; the help cannot be taken back any more.',
  },
  'premium.given_back': {
    zh: '{year} 年度的保费已经退还，是否重新参保须由经办人员与本人确认。',
    en: 'The premium for {year} was given back; whether the person wants to be insured again has to be asked.',
  },
  'premium.line_incomplete': {
    zh: '第 {line} 行缺身份证号或姓名。',
    en: 'Line {line} lacks a number or a name.',
  },
  'premium.person_twice': {
    zh: '身份证号 {idNumber} 在名单中重复，第一次在第 {first} 行。',
    en: 'The number {idNumber} stands twice in the list, first in line {first}.',
  },
  'premium.number_of_two': {
    zh: '身份证号 {idNumber} 在名单中有两个不同的姓名，请核对后重报。',
    en: 'The number {idNumber} stands under two names in the list; look at it and send it again.',
  },
  'premium.name_differs': {
    zh: '身份证号 {idNumber} 登记的姓名与名单不一致。',
    en: 'The number {idNumber} is recorded under another name than in the list.',
  },
  'premium.person_not_found': {
    zh: '没有找到身份证号为 {idNumber} 的参保人；新参保人须填写县区。',
    en: 'Nobody is recorded under {idNumber}; for somebody new the county has to be given.',
  },
  'premium.unknown_batch': {
    zh: '没有编号为 {id} 的名单。',
    en: 'There is no list with the id {id}.',
  },
  'premium.unknown_unit': {
    zh: '没有编号为 {id} 的参保单位。',
    en: 'There is no unit with the id {id}.',
  },
  'premium.member_already': {
    zh: '该人员自 {startsOn} 起已在单位 {unit} 参保。',
    en: 'The person has been insured by the unit {unit} since {startsOn}.',
  },
  'premium.not_a_member': {
    zh: '人员 {person} 没有在单位 {unit} 参保，或停保日早于参保日。',
    en: 'The person {person} is no member of the unit {unit}, or would leave before he came.',
  },
  'premium.month_not_open': {
    zh: '{month} 不是可以办理的月份（须为前后三个月内某月 1 日）。',
    en: 'Nothing can be done for {month}: it has to be the first of a month near today.',
  },
  'premium.unknown_month': {
    zh: '单位 {unit} 没有 {month} 的应缴记录。',
    en: 'The unit {unit} owes nothing for {month}.',
  },
  'premium.month_counted': {
    zh: '{month} 月的应缴已核定，人员增减须从下一个未核定的月份起。',
    en: 'What is owed for {month} has been counted; people join or leave from the next month that has not.',
  },
  'premium.month_paid_already': {
    zh: '{month} 的单位缴费已经入账。',
    en: 'The contributions of {month} are paid already.',
  },
  'premium.not_twice': {
    zh: '人员 {person} 没有重复参保。',
    en: 'The person {person} is not insured twice.',
  },
  'premium.nothing_to_stop': {
    zh: '{on} 之后没有可以停保的参保（{scheme}）。',
    en: 'Nothing holds after {on} that could be stopped ({scheme}).',
  },
  'premium.not_about_him': {
    zh: '只有参保人本人登录后才能查看和缴纳自己的保费。',
    en: 'Only an insured person who has signed in sees and pays his own premiums.',
  },
  'premium.not_by_himself': {
    zh: '现金由经办人员收取，本人不能自行登记。',
    en: 'Cash is taken by an office; nobody records it for himself.',
  },
  'premium.stop_in_past': {
    zh: '停保日 {on} 不能早于今天。',
    en: 'Insurance cannot be stopped as of {on}, which has passed.',
  },
} as const;
