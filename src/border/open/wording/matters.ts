export const mattersWording = {
  'matters.unknown_matter': {
    zh: '没有编号为 {matter} 的事项，或它还没有开始办理。',
    en: 'There is no matter {matter} in force.',
  },
  'matters.unknown_case': {
    zh: '没有这个办件，或不在本岗位的查看范围内。',
    en: 'There is no such case, or this posting may not see it.',
  },
  'matters.unknown_receipt': {
    zh: '没有找到这张回执。请核对二维码是否完整。',
    en: 'This receipt was not found. Check that the whole code was read.',
  },
  'matters.no_office': {
    zh: '经办点 {office} 不存在或已撤销，不能受理。',
    en: 'The office {office} does not exist or is closed; nothing can be brought there.',
  },
  'matters.not_offered_here': {
    zh: '“{nameZh}”不在这一级（{channel}）办理。',
    en: '“{nameEn}” cannot be brought at this level ({channel}).',
  },
  'matters.not_delegated': {
    zh: '“{nameZh}”没有下放给{office}，请到上一级窗口办理。',
    en: '“{nameEn}” is not delegated to {office}; it is taken at the office above.',
  },
  'matters.wrong_applicant': {
    zh: '这个事项不能由这类申请人（{applicant}）提出。',
    en: 'This matter cannot be brought by an applicant of this kind ({applicant}).',
  },
  'matters.who_is_missing': {
    zh: '没有写明是谁的事项或谁来申请（{concerns}）。',
    en: 'It is not said whom the matter concerns or who applies ({concerns}).',
  },
  'matters.not_about_him': {
    zh: '登录后只能办理自己的事项；替孩子办理，请先选择孩子。',
    en: 'Signed in, one applies for oneself. To file for a child, choose the child first.',
  },
  'matters.not_for_a_child': {
    zh: '“{nameZh}”只能由本人提出，不能在手机上替孩子办理。需要时请到窗口咨询。',
    en: '“{nameEn}” is brought by the person alone and cannot be filed for a child by telephone. Please ask at a counter.',
  },
  'matters.field_missing': {
    zh: '还没有填写“{nameZh}”。',
    en: '“{nameEn}” is not filled in.',
  },
  'matters.field_wrong': {
    zh: '“{nameZh}”填写的内容不符合要求。',
    en: 'What is written under “{nameEn}” is not valid.',
  },
  'matters.unknown_field': {
    zh: '这个事项的表单里没有“{field}”。',
    en: 'The form of this matter has no field “{field}”.',
  },
  'matters.paper_missing': {
    zh: '缺少材料：{nameZh}。',
    en: 'A paper is missing: {nameEn}.',
  },
  'matters.unknown_material': {
    zh: '这个事项不收取材料“{material}”。',
    en: 'This matter asks for no paper “{material}”.',
  },
  'matters.no_promise': {
    zh: '材料“{nameZh}”不能用承诺代替，请先提交。',
    en: '“{nameEn}” cannot be promised; it has to be brought.',
  },
  'matters.unknown_file': {
    zh: '有一份材料的文件没有上传成功，请重新上传（{file}）。',
    en: 'A file was not taken in; upload it again ({file}).',
  },
  'matters.open_already': {
    zh: '同一事项已经在办：{number}（{office}）。确需另办一件，请说明后再提交。',
    en: 'The same is under way already: {number} ({office}). State it if another one is meant.',
  },
  'matters.key_used': {
    zh: '编号 {key} 已用于另一个请求。',
    en: 'The key {key} was used for another request.',
  },
  'matters.changed_meanwhile': {
    zh: '办件 {number} 已被 {by} 在 {at} 处理过（{act}），请刷新后再办。',
    en: 'Meanwhile {by} worked on {number} at {at} ({act}); look at it again.',
  },
  'matters.closed': {
    zh: '办件 {number} 已经办结（{state}），不能再处理。',
    en: 'The case {number} is closed ({state}); nothing more can be done to it.',
  },
  'matters.not_in_this_state': {
    zh: '办件 {number} 现在的状态是 {state}，不能进行这个操作（{act}）。',
    en: 'The case {number} is {state}; {act} cannot be done now.',
  },
  'matters.not_this_step': {
    zh: '办件 {number} 在现在的环节不能进行这个操作（{act}）。',
    en: 'In its present step {act} cannot be done to the case {number}.',
  },
  'matters.returned_before': {
    zh: '办件 {number} 已经退回补正过一次，不能再次退回。',
    en: 'The case {number} was returned for correction once; it cannot be returned again.',
  },
  'matters.held_by_another': {
    zh: '这个办件由 {assignee} 办理。',
    en: '{assignee} works on this case.',
  },
  'matters.take_it_first': {
    zh: '请先领取办件 {number}，再进行处理。',
    en: 'Take the case {number} first.',
  },
  'matters.not_yours': {
    zh: '办件 {number} 现在由 {office} 办理，本岗位不能处理。',
    en: 'The case {number} lies with the office {office}; this posting cannot work on it.',
  },
  'matters.excluded': {
    zh: '您经办过被异议的决定，办件 {number} 须由其他人办理。',
    en: 'You took part in the decision that is objected to; somebody else decides the case {number}.',
  },
  'matters.own_matter': {
    zh: '办件 {number} 是您本人或家人的事项，须由其他人办理。',
    en: 'The case {number} is your own or your household’s; somebody else decides it.',
  },
  'matters.same_officer': {
    zh: '办件 {number} 涉及资金，须由另一人审定。',
    en: 'The case {number} pays money; another person has to approve it.',
  },
  'matters.reason_missing': {
    zh: '请写明原因。',
    en: 'Give the reason.',
  },
  'matters.assignee_missing': {
    zh: '请选择交给谁办理。',
    en: 'Say to whom it is given.',
  },
  'matters.unknown_assignee': {
    zh: '{assignee} 不在经办点 {office}，或不能办理这个办件。',
    en: '{assignee} does not work at the office {office}, or may not work on this case.',
  },
} as const;
