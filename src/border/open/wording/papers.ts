export const papersWording = {
  'papers.length_missing': {
    zh: '上传文件必须注明字节数（content-length）。',
    en: 'A file must say how many bytes it has (content-length).',
  },
  'papers.hash_missing': {
    zh: '上传文件必须注明 SHA-256 校验值（x-content-sha256，64 位十六进制）。',
    en: 'A file must say its SHA-256 (x-content-sha256, 64 hexadecimal digits).',
  },
  'papers.empty': {
    zh: '文件是空的，请重新扫描或选择文件。',
    en: 'The file is empty; scan it again or choose another one.',
  },
  'papers.type_not_taken': {
    zh: '不接收这种文件（{type}）。可上传 JPEG、PNG、WebP、HEIC 图片，PDF、OFD、XML 票据，XLSX、CSV 表格。',
    en: 'This kind of file is not taken ({type}). Images (JPEG, PNG, WebP, HEIC), PDF, OFD, XML, XLSX and CSV are.',
  },
  'papers.half_a_file': {
    zh: '文件不完整：应有 {size} 字节，收到 {came} 字节，或文件没有结尾。没有保存，请重新扫描或上传。',
    en: 'The file is not whole: {came} of {size} bytes came, or it stops in the middle. Nothing was kept; send it again.',
  },
  'papers.hash_differs': {
    zh: '收到的内容与发送的不一致（校验值 {came}，应为 {said}）。没有保存，请重新上传。',
    en: 'What came is not what was sent (SHA-256 {came}, not {said}). Nothing was kept; send it again.',
  },
  'papers.type_differs': {
    zh: '文件实际是 {found}，不是所说的 {said}。',
    en: 'The file is {found}, not {said} as it says.',
  },
  'papers.infected': {
    zh: '文件中发现病毒（{found}），没有保存。请不要再打开它，并告知提交人。',
    en: 'The file holds a virus ({found}) and was not kept. Do not open it again, and tell whoever brought it.',
  },
  'papers.unknown_paper': {
    zh: '办件 {case} 没有这份材料。',
    en: 'The case {case} has no such paper.',
  },
  'papers.removed': {
    zh: '材料“{name}”已过保存期限，影像已销毁，仅留登记。',
    en: 'The time for keeping the paper “{name}” is over; its bytes were removed and only its record is left.',
  },
};
