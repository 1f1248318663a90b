export const feedsWording = {
  'feeds.no_figures': {
    zh: '本统筹区没有发布 {day} 起适用的名单接收规则。',
    en: 'This area has published no rules for taking in lists on {day}.',
  },
  'feeds.unknown_source': {
    zh: '“{source}”不是发送名单的部门。',
    en: '“{source}” is no authority that sends lists.',
  },
  'feeds.not_a_day': {
    zh: '“{value}”不是有效日期，应为 2025-06-01 的形式。',
    en: '“{value}” is not a calendar day such as 2025-06-01.',
  },
  'feeds.as_of_in_future': {
    zh: '名单日期 {asOf} 晚于今天（{today}）。',
    en: 'The list is of {asOf}, which is later than today ({today}).',
  },
  'feeds.older_than_last': {
    zh: '这份全量名单的日期 {asOf} 早于已执行的 {last}，会把新情况改回旧情况。',
    en: 'This full list is of {asOf}, older than that of {last} which was carried out already.',
  },
  'feeds.another_going': {
    zh: '该部门的另一份名单正在执行，请待其完成。',
    en: 'Another list of this authority is being carried out; wait until it is done.',
  },
  'feeds.key_used': {
    zh: '这个请求编号已用于另一份名单。',
    en: 'This key was used for another list.',
  },
  'feeds.too_large': {
    zh: '文件超过 {limit}。',
    en: 'The file is larger than {limit}.',
  },
  'feeds.not_a_table': {
    zh: '文件读不出表格：请发送 CSV、xlsx 或 JSON。',
    en: 'No table can be read from the file: send CSV, xlsx or JSON.',
  },
  'feeds.empty': {
    zh: '名单里没有一行数据。',
    en: 'The list has no lines.',
  },
  'feeds.column_missing': {
    zh: '名单缺少这些列：{columns}。',
    en: 'The list lacks these columns: {columns}.',
  },
  'feeds.column_twice': {
    zh: '“{column}”一列出现了两次。',
    en: 'The column “{column}” stands there twice.',
  },
  'feeds.encoding_mixed': {
    zh: '第 {line} 行的编码与前面不同（UTF-8 与 GB18030 混用）。请用一种编码重新导出。',
    en: 'Line {line} is in another encoding than those before it (UTF-8 and GB18030). Export the list in one.',
  },
  'feeds.encoding_unknown': {
    zh: '第 {line} 行既不是 UTF-8 也不是 GB18030。',
    en: 'Line {line} is neither UTF-8 nor GB18030.',
  },
  'feeds.cut_off': {
    zh: '名单不完整：应有 {expected} 行，只读到 {found} 行。什么都没有改动，请重新发送。',
    en: 'The list was cut off: {expected} lines were sent and {found} arrived. Nothing was changed; send it again.',
  },
  'feeds.checksum_differs': {
    zh: '校验值不符（应为 {expected}…，实为 {found}…），文件在途中变了。请重新发送。',
    en: 'The checksum differs (expected {expected}…, found {found}…): the file changed on its way. Send it again.',
  },
  'feeds.unknown_feed': {
    zh: '没有这份名单。',
    en: 'There is no such list.',
  },
  'feeds.wrong_state': {
    zh: '名单正处于“{state}”，现在不能这样做。',
    en: 'The list is in the state “{state}”, in which this cannot be done.',
  },
  'feeds.changed_meanwhile': {
    zh: '预览之后有变动，请重新查看后再执行。',
    en: 'Something changed since the preview; look again before it is carried out.',
  },
  'feeds.second_person_needed': {
    zh: '这份名单终止过多或短得可疑，须由另一人确认后才能执行。',
    en: 'This list would end too much or is suspiciously short; a second person has to confirm it first.',
  },
  'feeds.same_person': {
    zh: '确认人不能是提交名单的人。',
    en: 'Whoever brought the list cannot confirm it.',
  },
  'feeds.unknown_row': {
    zh: '名单里没有第 {line} 行。',
    en: 'The list has no line {line}.',
  },
  'feeds.not_doubtful': {
    zh: '第 {line} 行不在待核实之列，或已经核实过。',
    en: 'Line {line} does not wait for somebody to look, or was looked at already.',
  },
  'feeds.person_needed': {
    zh: '请先选定这一行是谁。',
    en: 'Choose first whose line this is.',
  },
  'feeds.unknown_help': {
    zh: '没有编号为 {id} 的资助差额。',
    en: 'There is no difference of help with the id {id}.',
  },
  'feeds.from_account': {
    zh: '该保费由个人账户或钱包缴纳，差额不付现金，请办理退费退回原账户。',
    en: 'An account or a wallet paid this premium: nothing of it becomes money; refund the premium, so that it goes back there.',
  },
  'feeds.cells_missing': {
    zh: '第 {line} 行缺少单元格。',
    en: 'Line {line} lacks cells.',
  },
  'feeds.name_missing': {
    zh: '第 {line} 行没有姓名。',
    en: 'Line {line} has no name.',
  },
  'feeds.number_missing': {
    zh: '第 {line} 行没有身份证号，按姓名和户号也找不到人。',
    en: 'Line {line} has no identity number, and nobody is found by name and household.',
  },
  'feeds.number_invalid': {
    zh: '第 {line} 行的身份证号校验码或日期不对，请核实是谁。',
    en: 'The identity number of line {line} has a wrong check digit or date; find out whose line it is.',
  },
  'feeds.born_on_differs': {
    zh: '第 {line} 行的出生日期与身份证号不一致。',
    en: 'The day of birth of line {line} disagrees with its identity number.',
  },
  'feeds.group_unknown': {
    zh: '第 {line} 行的人员类别不认识。',
    en: 'The group of line {line} is not known.',
  },
  'feeds.group_of_other': {
    zh: '第 {line} 行的人员类别不由这个部门认定。',
    en: 'The group of line {line} is not decided by this authority.',
  },
  'feeds.day_invalid': {
    zh: '第 {line} 行的日期不是有效日期。',
    en: 'A day of line {line} is not a calendar day.',
  },
  'feeds.ends_before_start': {
    zh: '第 {line} 行的终止日期不晚于开始日期。',
    en: 'Line {line} ends before it begins.',
  },
  'feeds.change_invalid': {
    zh: '第 {line} 行的变动类型应为“新增”或“终止”。',
    en: 'The change of line {line} is neither an addition nor an ending.',
  },
  'feeds.other_name': {
    zh: '第 {line} 行的身份证号是另一个姓名的人。',
    en: 'The identity number of line {line} is that of somebody with another name.',
  },
  'feeds.number_of_two': {
    zh: '第 {line} 行的身份证号在名单里用于两个姓名。',
    en: 'The list gives the identity number of line {line} to two names.',
  },
  'feeds.number_differs': {
    zh: '没有人用第 {line} 行的身份证号，但同户有同名的人。',
    en: 'Nobody has the identity number of line {line}, but the household has somebody of that name.',
  },
  'feeds.household_ambiguous': {
    zh: '第 {line} 行的户里有不止一个同名的人。',
    en: 'The household of line {line} has more than one person of that name.',
  },
  'feeds.duplicate': {
    zh: '第 {line} 行与前面一行相同。',
    en: 'Line {line} repeats one above it.',
  },
  'feeds.contradictory': {
    zh: '第 {line} 行与名单里另一行矛盾。',
    en: 'Line {line} contradicts another line of the list.',
  },
  'feeds.validity_conflict': {
    zh: '第 {line} 行的有效期与其他来源的登记不一致。',
    en: 'The validity of line {line} disagrees with what another source recorded.',
  },
  'feeds.held_by_other': {
    zh: '第 {line} 行的身份已由其他来源登记。',
    en: 'The identity of line {line} is recorded by another source already.',
  },
  'feeds.nothing_to_end': {
    zh: '第 {line} 行要终止的身份没有登记。',
    en: 'Nothing is recorded that line {line} could end.',
  },
  'feeds.not_insured': {
    zh: '第 {line} 行的人没有参保，已列入待参保名单。',
    en: 'The person of line {line} is not insured and is listed for enrolment.',
  },
} as const;
