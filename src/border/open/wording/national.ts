/** Read by a clerk at a hospital's window, in at most 200 characters. */
export const nationalWording = {
  'national.wrong_encoding': {
    zh: '报文不是 UTF-8 编码。',
    en: 'The message is not in UTF-8.',
  },
  'national.not_json': {
    zh: '报文不是完整的 JSON 对象（第 {position} 个字符处）。',
    en: 'The message is not one JSON object (at character {position}).',
  },
  'national.duplicate_key': {
    zh: '报文中同一节点内 {key} 出现了两次。',
    en: 'The message has the key {key} twice in one object.',
  },
  'national.too_deep': {
    zh: '报文嵌套超过 {most} 层。',
    en: 'The message is nested more than {most} levels deep.',
  },
  'national.too_large': {
    zh: '报文超过 {limit} 的上限。',
    en: 'The message is larger than {limit}.',
  },
  'national.envelope_field': {
    zh: '报文头 {field} 不符合要求：{ruleZh}。',
    en: 'The envelope’s {field} is not valid: {ruleEn}.',
  },
  'national.unknown_transaction': {
    zh: '没有交易编号 {number}。',
    en: 'There is no transaction {number}.',
  },
  'national.not_offered': {
    zh: '交易【{number}】{nameZh} 本系统尚未开通。',
    en: 'The transaction {number} ({nameEn}) is not offered here.',
  },
  'national.unknown_area': {
    zh: '就医地医保区划 {area} 不属于本系统的统筹区。',
    en: 'The area {area} is not served here.',
  },
  'national.insured_elsewhere': {
    zh: '参保地医保区划 {area} 不在本统筹区，异地就医业务尚未开通。',
    en: 'The insured area {area} is another pooling area, which is not offered yet.',
  },
  'national.unknown_provider': {
    zh: '本统筹区没有定点医药机构 {provider}。',
    en: 'There is no provider {provider} in this area.',
  },
  'national.other_provider': {
    zh: '访问密钥属于机构 {own}，不能办理 {provider} 的业务。',
    en: 'The key belongs to the provider {own}, not to {provider}.',
  },
  'national.signature_missing': {
    zh: '本统筹区要求对交易输入签名，报文没有签名。',
    en: 'This area requires signed input; the message has no signature.',
  },
  'national.signature_differs': {
    zh: '交易输入的 {style} 签名不一致。',
    en: 'The {style} signature does not fit the input.',
  },
  'national.encryption_missing': {
    zh: '本统筹区要求交易输入以 SM4 加密，报文的 input 是明文。',
    en: 'This area requires input that is encrypted with SM4; the message has it in plain.',
  },
  'national.encryption_key_missing': {
    zh: '本统筹区要求 SM4 加密，医药机构尚未领取密钥，请联系经办机构。',
    en: 'This area requires SM4; the provider has no key yet and asks the agency for one.',
  },
  'national.ciphertext_differs': {
    zh: '交易输入不能用医药机构的 SM4 密钥解密。',
    en: 'The input cannot be decrypted with the provider’s SM4 key.',
  },
  'national.not_signed_in': {
    zh: '操作员 {operator} 尚未签到，请先调用【9001】签到。',
    en: 'The operator {operator} has not signed in; call 9001 first.',
  },
  'national.pharmacies_only': {
    zh: '【{transaction}】由定点零售药店办理，{provider} 不是药店。',
    en: '{transaction} is for retail pharmacies; {provider} is not one.',
  },
  'national.sign_in_ended': {
    zh: '签到编号 {sign} 已失效，请重新签到。',
    en: 'The sign-in {sign} has ended; sign in again.',
  },
  'national.node_missing': {
    zh: '交易输入缺少节点 {node}。',
    en: 'The input lacks the node {node}.',
  },
  'national.node_shape': {
    zh: '节点 {node} 应为 JSON 对象。',
    en: 'The node {node} must be a JSON object.',
  },
  'national.too_many_rows': {
    zh: '节点 {node} 有 {given} 行，最多 {most} 行。',
    en: 'The node {node} has {given} rows; at most {most} are read.',
  },
  'national.field_missing': {
    zh: '节点 {node} 字段 {field}（{name}）：必填。',
    en: 'Node {node}, field {field} ({name}): is required.',
  },
  'national.field_type': {
    zh: '节点 {node} 字段 {field}：应为{expectedZh}，收到“{value}”。',
    en: 'Node {node}, field {field}: must be {expectedEn}, not “{value}”.',
  },
  'national.field_too_long': {
    zh: '节点 {node} 字段 {field}：最多 {length} 位，收到 {given} 位。',
    en: 'Node {node}, field {field}: at most {length} characters, not {given}.',
  },
  'national.field_rule': {
    zh: '节点 {node} 字段 {field}：{rule}。',
    en: 'Node {node}, field {field}: {rule}.',
  },
  'national.unknown_code': {
    zh: '节点 {node} 字段 {field}：字典 {dictionary} 中没有“{value}”。',
    en: 'Node {node}, field {field}: the dictionary {dictionary} has no “{value}”.',
  },
  'national.key_reused': {
    zh: '报文ID {message} 已用于另一内容的【{transaction}】交易。',
    en: 'The message id {message} was used for a {transaction} with other content.',
  },
  'national.unknown_file': {
    zh: '没有文件查询号 {file}，或文件已过期。',
    en: 'There is no file {file}, or it has ended.',
  },
  'national.file_not_zip': {
    zh: '文件 {name} 不是 ZIP 压缩包。',
    en: 'The file {name} is not a ZIP archive.',
  },
  'national.unknown_message': {
    zh: '没有找到编号为 {message} 的报文。',
    en: 'No message has the id {message}.',
  },
  'national.bad_day': {
    zh: '“{day}”不是日期，应为 2025-06-01 的形式。',
    en: '"{day}" is no day; write it as 2025-06-01.',
  },
} as const;
