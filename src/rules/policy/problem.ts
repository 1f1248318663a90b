import type { Facts } from '../../kernel/rejection.ts';

/**
 * Everything that can be wrong with a document, as one sentence in each language. The code is
 * permanent. `{path}` is put before the sentence by `sentenceOf`, so that no template names it.
 */
const SENTENCES = {
  'policy.not_yaml': {
    en: 'this is not readable YAML: {detail}',
    zh: '不是可读的 YAML：{detail}',
  },
  'policy.document_too_large': {
    en: 'a document has at most {limit} characters, not {length}',
    zh: '一份文件最多 {limit} 个字符，现为 {length} 个',
  },
  'policy.not_a_mapping': {
    en: 'named fields are expected here, not {found}',
    zh: '此处应为若干命名字段，而不是{foundZh}',
  },
  'policy.not_a_list': {
    en: 'a list is expected here, not {found}',
    zh: '此处应为列表，而不是{foundZh}',
  },
  'policy.not_text': {
    en: 'one value is expected here, not {found}',
    zh: '此处应为单个值，而不是{foundZh}',
  },
  'policy.list_empty': {
    en: 'the list must hold at least one entry',
    zh: '列表至少应有一项',
  },
  'policy.field_missing': {
    en: 'the field "{field}" is missing',
    zh: '缺少字段“{field}”',
  },
  'policy.field_unknown': {
    en: 'there is no field "{field}" here; known are {known}',
    zh: '此处没有“{field}”这一字段，可用字段：{known}',
  },
  'policy.source_missing': {
    en: 'every figure and choice states its source: an article, or "assumed:" with the reason',
    zh: '每个数字和选项都要写明来源（source）：条文出处，或“assumed:”加理由',
  },
  'policy.word_unknown': {
    en: '"{value}" is not known here; possible are {known}',
    zh: '不认识“{value}”，可用的是：{known}',
  },
  'policy.word_repeated': {
    en: '"{value}" is named twice',
    zh: '“{value}”重复出现',
  },
  'policy.code_malformed': {
    en: 'a code is small letters, digits and hyphens, not "{value}"',
    zh: '代码只能用小写字母、数字和连字符，不能是“{value}”',
  },
  'policy.benefit_unknown': {
    en: '"{value}" is not a kind of benefit; possible are {known}',
    zh: '“{value}”不是待遇种类，可用的是：{known}',
  },
  'policy.amount_not_decimal': {
    en: 'an amount is yuan such as "200.00", not "{value}"',
    zh: '金额以元为单位，如“200.00”，不能是“{value}”',
  },
  'policy.amount_negative': {
    en: 'an amount cannot be negative, as "{value}" is',
    zh: '金额不能为负数，现为“{value}”',
  },
  'policy.amount_over_precise': {
    en: 'an amount has at most two decimal places, not "{value}"',
    zh: '金额最多两位小数，现为“{value}”',
  },
  'policy.amount_too_large': {
    en: 'an amount is below one million million yuan, not "{value}"',
    zh: '金额应小于一万亿元，现为“{value}”',
  },
  'policy.rate_not_decimal': {
    en: 'a rate is a decimal such as "0.85", not "{value}"',
    zh: '比例为小数，如“0.85”，不能是“{value}”',
  },
  'policy.rate_out_of_range': {
    en: 'a rate is between 0 and 1, not "{value}"',
    zh: '比例应在 0 与 1 之间，现为“{value}”',
  },
  'policy.rate_over_precise': {
    en: 'a rate has at most six decimal places, not "{value}"',
    zh: '比例最多六位小数，现为“{value}”',
  },
  'policy.count_out_of_range': {
    en: 'a whole number from {least} to {most} is expected, not "{value}"',
    zh: '应为 {least} 至 {most} 的整数，现为“{value}”',
  },
  'policy.not_yes_or_no': {
    en: 'true or false is expected, not "{value}"',
    zh: '应为 true 或 false，现为“{value}”',
  },
  'policy.not_a_day': {
    en: '"{value}" is not a calendar day such as 2025-06-01',
    zh: '“{value}”不是有效日期，应为 2025-06-01 的形式',
  },
  'policy.area_malformed': {
    en: 'an area is six digits such as 532900, not "{value}"',
    zh: '统筹区为六位数字，如 532900，现为“{value}”',
  },
  'policy.validity_empty': {
    en: 'the document ends on {until}, which is not after its first day {from}',
    zh: '失效日 {until} 应晚于生效日 {from}',
  },
  'policy.id_differs': {
    en: 'the id must be "{expected}" from area, scheme, benefit and first day, not "{value}"',
    zh: '按统筹区、险种、待遇和生效日，id 应为“{expected}”，现为“{value}”',
  },
  'policy.path_differs': {
    en: 'the document {id} must lie at {expected}, not at {value}',
    zh: '文件 {id} 应放在 {expected}，现在 {value}',
  },
  'policy.band_gap': {
    en: 'the band begins at {from}, so what lies between {below} and {from} has no rate',
    zh: '本段从 {from} 起，{below} 至 {from} 之间没有比例',
  },
  'policy.band_overlap': {
    en: 'the band begins at {from}, below the end {below} of the band before it',
    zh: '本段从 {from} 起，与上一段（至 {below}）重叠',
  },
  'policy.band_not_rising': {
    en: 'the band ends at {upTo}, which is not above {below}, where it begins',
    zh: '本段止于 {upTo}，不高于其起点 {below}',
  },
  'policy.band_not_open': {
    en: 'the last band must be open (no upTo), or costs above {upTo} have no rate',
    zh: '最后一段必须不封顶（不写 upTo），否则 {upTo} 以上没有比例',
  },
  'policy.band_open_too_early': {
    en: 'only the last band may be open; this one leaves nothing for those after it',
    zh: '只有最后一段可以不封顶，本段之后的各段永远用不到',
  },
  'policy.rate_or_bands': {
    en: 'a row has either one rate or bands, exactly one of the two',
    zh: '每行写 rate 或 bands，二者必居其一',
  },
  'policy.factor_or_less': {
    en: 'a later admission has either a factor or an amount less, exactly one of the two',
    zh: '多次住院的每行写 factor（倍数）或 less（减少金额），二者必居其一',
  },
  'policy.row_missing': {
    en: 'no row fits this case: {caseEn}; state it, with 0 if nothing is meant',
    zh: '没有一行适用于这种情形：{caseZh}；不予支付的也要写明 0',
  },
  'policy.cases_too_many': {
    en: 'these rows tell {count} cases apart, more than can be checked; use fewer conditions',
    zh: '这些行区分出 {count} 种情形，无法逐一检查，请减少条件',
  },
  'policy.row_unreachable': {
    en: 'this row is never used, because rows before it fit in all its cases',
    zh: '本行永远用不到，前面各行已包含其全部情形',
  },
  'policy.rows_unused': {
    en: 'with per: none there is no deductible, so no rows may be given',
    zh: '写了 per: none 即无起付线，不能再列各行',
  },
  'policy.ages_empty': {
    en: 'nobody is both {ageFrom} or older and under {ageUnder}',
    zh: '没有人既满 {ageFrom} 岁又不满 {ageUnder} 岁',
  },
  'policy.caps_disagree': {
    en: 'from {day} on the cap "{key}" is {amount} here and {otherAmount} in {other}; they share it',
    zh: '自 {day} 起，共用的限额“{key}”在此为 {amount}，在 {other} 中为 {otherAmount}，应当一致',
  },
  'policy.pharmacy_unused': {
    en: 'nobody is an inpatient of a pharmacy',
    zh: '药店没有住院，住院待遇不能写药店购药',
  },
  'policy.transfer_unused': {
    en: 'only inpatient care with a deductible for each admission can join a transfer to one stay',
    zh: '只有按次计起付线的住院待遇才能把转院视为同一次住院',
  },
  'policy.key_unused': {
    en: 'a key belongs to a yearly deductible, not to one per {per}',
    zh: 'key 只用于按年累计的起付线，不用于 per: {per}',
  },
  'policy.key_reserved': {
    en: 'the key "{key}" is kept for the totals of extra aid; give the purse another',
    zh: 'key “{key}”留作倾斜救助的累计，请换一个',
  },
  'policy.disease_missing': {
    en: 'a quota row names the diseases it is for',
    zh: '按病种定额的每一行都要写明病种（diseases）',
  },
  'policy.mode_needs_field': {
    en: 'the mode "{mode}" needs the field "{field}"',
    zh: '方式“{mode}”需要字段“{field}”',
  },
  'policy.mode_has_no_field': {
    en: 'the mode "{mode}" has no use for the field "{field}"',
    zh: '方式“{mode}”用不到字段“{field}”',
  },
  'policy.visit_repeated': {
    en: 'the visit "{value}" is already paid from the purse "{key}"',
    zh: '就诊类别“{value}”已由“{key}”支付',
  },
} as const satisfies Record<`policy.${string}`, { readonly en: string; readonly zh: string }>;

export type ProblemCode = keyof typeof SENTENCES;
export const PROBLEM_CODES = Object.keys(SENTENCES) as readonly ProblemCode[];

/** One thing wrong, and where in the document; the path is empty for the document as a whole. */
export type Problem = {
  readonly code: ProblemCode;
  readonly path: string;
  readonly en: string;
  readonly zh: string;
};

export function problem(code: ProblemCode, path: string, facts: Facts = {}): Problem {
  const { en, zh } = SENTENCES[code];
  return { code, path, en: fill(en, facts), zh: fill(zh, facts) };
}

/** A document that cannot be used, with all that is wrong with it. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly problems: readonly Problem[];
  /** Name of the document as far as it is known. */
  readonly document: string;

  constructor(document: string, problems: readonly Problem[]) {
    super(`${document}: ${problems.map((each) => sentenceOf(each, 'en')).join('; ')}`);
    this.problems = problems;
    this.document = document;
  }
}

export function sentenceOf(given: Problem, language: 'en' | 'zh'): string {
  if (given.path === '') return given[language];
  return `${given.path}${language === 'en' ? ': ' : '：'}${given[language]}`;
}

function fill(template: string, facts: Facts): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => shorten(facts[name] ?? ''));
}

/** Quoted input stays readable however long it is. */
function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
