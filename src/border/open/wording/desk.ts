export const deskWording = {
  'desk.wrong_period': {
    zh: '期间 {from} 至 {until} 不对：两个日期都要写成 2025-06-01，结束日期要在开始日期之后。',
    en: 'The period from {from} until {until} is not one: write both days as 2025-06-01, the end after the beginning.',
  },
  'desk.unknown_batch': {
    zh: '没有这个批次，或它不是本机构的。',
    en: 'There is no such batch, or it is of another office.',
  },
  'desk.not_for_sheets': {
    zh: '“{nameZh}”不能用表格批量受理，请逐件办理。',
    en: '“{nameEn}” cannot be brought by a sheet; bring each by itself.',
  },
  'desk.unknown_column': {
    zh: '表格里的“{column}”一列不认识。请用模板的列名，或删去这一列。',
    en: 'The column “{column}” of the sheet is not known. Use the headings of the template, or take it out.',
  },
  'desk.column_twice': {
    zh: '表格里“{columnZh}”出现了两列。请只留一列。',
    en: 'The sheet has the column “{columnEn}” twice. Leave one.',
  },
  'desk.column_missing': {
    zh: '表格里没有“{columnZh}”这一列。请用模板的列名。',
    en: 'The sheet has no column “{columnEn}”. Use the headings of the template.',
  },
  'desk.empty_sheet': {
    zh: '表格里除标题外没有内容。',
    en: 'The sheet has nothing below its heading.',
  },
  'desk.too_many_rows': {
    zh: '表格有 {rows} 行，一次最多 {most} 行。请分成几份。',
    en: 'The sheet has {rows} rows; {most} can be brought at a time. Divide it.',
  },
  'desk.paper_without_row': {
    zh: '有一份材料写的是第 {line} 行，表格里没有这一行。',
    en: 'A paper is said to be of line {line}, which the sheet does not have.',
  },
  'desk.key_used': {
    zh: '这个请求编号已用于另一份表格。请重新提交。',
    en: 'This key was used for another sheet. Send it again.',
  },
  'desk.batch_changed': {
    zh: '这个批次刚刚有了变化，请看清后再操作。',
    en: 'This batch changed just now. Look at it and choose again.',
  },
  'desk.still_trying': {
    zh: '还在试办，请等试办完再提交。',
    en: 'It is still being tried. Submit when that is done.',
  },
  'desk.nothing_ready': {
    zh: '没有可以提交的行。',
    en: 'There is no row that could be submitted.',
  },
  'desk.not_your_batch': {
    zh: '这个批次由 {account} 提交，只有本人能继续办理。',
    en: 'This batch was brought by {account}, who alone can go on with it.',
  },
  'desk.wrong_number': {
    zh: '身份证号 {number} 不对：位数或校验码不符。若表格把末几位变成了 0，请把该列设为文本再填。',
    en: 'The ID number {number} is not one: its length or check digit is wrong. If the spreadsheet turned its last places into 0, make the column text and write it again.',
  },
  'desk.twice_in_sheet': {
    zh: '这个人（{number}）在第 {line} 行已经有了。',
    en: 'This person ({number}) stands in line {line} already.',
  },
  'desk.not_insured': {
    zh: '本地参保人中没有身份证号 {number}。',
    en: 'Nobody with the ID number {number} is insured here.',
  },
  'desk.other_name': {
    zh: '姓名与身份证号 {number} 的参保人不一致。',
    en: 'The name is not that of the insured person with the ID number {number}.',
  },
  'desk.no_longer_there': {
    zh: '提交人已不在本机构任职或账号已停用，批次已停下。没有提交的行没有受理。',
    en: 'Who submitted it does not work at this office any more, so it was stopped. The rows left were not taken in.',
  },
} as const;
