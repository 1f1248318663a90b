import { type Money, minus, ZERO } from '../../../kernel/money.ts';
import type { ProviderSettlement, ProviderStep } from '../../../money/settlement/index.ts';
import { amount, proportion } from '../amounts.ts';
import type { Catalogue } from '../catalogue/model.ts';
import type { OutRow, Value } from '../output.ts';
import { writeJson } from '../write-json.ts';

type RuleName = ProviderStep['rule'];
/** Who the step is about: of a fund's step the result is what it pays, of a person's what he bears. */
type Bearer = 'fund' | 'person' | 'none';
type Item = { readonly code: string; readonly name?: string; readonly bearer: Bearer };

/** 政策项: national codes where there is one; those that begin with Y are our own, with our own name. */
const ITEMS = {
  total: { code: 'Y001', name: '费用总额', bearer: 'none' },
  gate: { code: 'Y002', name: '不享受待遇原因', bearer: 'none' },
  'full-self-pay': { code: '101', bearer: 'person' },
  unapproved: { code: 'Y007', name: '其中限制使用未经审批', bearer: 'none' },
  'prior-self-pay': { code: '102', bearer: 'person' },
  'over-ceiling': { code: '103', bearer: 'person' },
  'in-scope': { code: 'Y003', name: '符合政策范围', bearer: 'none' },
  'out-of-area': { code: 'S000', bearer: 'person' },
  deductible: { code: 'S001', bearer: 'person' },
  'pool-rate': { code: 'C000', bearer: 'fund' },
  'pool-cap': { code: 'EC01', bearer: 'fund' },
  pool: { code: 'Y004', name: '统筹基金支付', bearer: 'fund' },
  'quota-person': { code: 'Y005', name: '定额个人负担', bearer: 'person' },
  'quota-hospital': { code: 'Y006', name: '定额医院盈亏', bearer: 'none' },
  'large-amount': { code: 'L001', bearer: 'fund' },
  'serious-base': { code: 'PS01', bearer: 'person' },
  'serious-band': { code: 'PL01', bearer: 'fund' },
  'serious-before': { code: 'Y011', name: '大病保险年内已付', bearer: 'none' },
  'serious-cap': { code: 'Y012', name: '大病保险封顶', bearer: 'fund' },
  'serious-disease': { code: 'Y013', name: '大病保险支付', bearer: 'fund' },
  'aid-base': { code: 'Y021', name: '医疗救助基数', bearer: 'none' },
  'medical-aid': { code: 'Y022', name: '医疗救助支付', bearer: 'fund' },
  'aid-cap': { code: 'Y023', name: '医疗救助封顶', bearer: 'fund' },
  'aid-not-referred': { code: 'Y024', name: '未按规定转诊不予救助', bearer: 'none' },
  'extra-aid': { code: 'Y025', name: '倾斜救助支付', bearer: 'fund' },
  personal: { code: 'Y031', name: '个人负担', bearer: 'person' },
  'own-account': { code: 'TA01', bearer: 'person' },
  'mutual-aid': { code: 'Y032', name: '账户共济支付', bearer: 'person' },
  wallet: { code: 'Y035', name: '医保钱包支付', bearer: 'person' },
  cash: { code: 'Y033', name: '个人现金支付', bearer: 'person' },
  identity: { code: 'Y034', name: '合计核对', bearer: 'none' },
} as const satisfies Record<RuleName, Item>;

/** Rules that come in bands, with the last band that has a code. */
const BANDS: Partial<Record<RuleName, { readonly prefix: string; readonly last: number }>> = {
  'pool-rate': { prefix: 'C00', last: 4 },
  'large-amount': { prefix: 'L00', last: 4 },
  'serious-band': { prefix: 'PL0', last: 7 },
};
const VISIT_WITHOUT_BANDS = 'C000';

export type PolicyItem = {
  readonly rule: RuleName;
  readonly code: string;
  readonly name: string;
  readonly bearer: Bearer;
  readonly step: ProviderStep;
};

/** Every step of the computation, in its order, under the code of its policy item. */
export function policyItems(settled: ProviderSettlement, catalogue: Catalogue): PolicyItem[] {
  const names = catalogue.dictionary('polItemCode');
  const seen = new Map<RuleName, number>();
  return settled.steps.map((step) => {
    const { rule } = step;
    const nth = (seen.get(rule) ?? 0) + 1;
    seen.set(rule, nth);
    const item: Item = ITEMS[rule];
    const code = codeOf(rule, nth, settled);
    return { rule, code, name: item.name ?? names?.get(code) ?? code, bearer: item.bearer, step };
  });
}

function codeOf(rule: RuleName, nth: number, settled: ProviderSettlement): string {
  const band = BANDS[rule];
  if (!band) return ITEMS[rule].code;
  const alone = settled.steps.filter((step) => step.rule === rule).length === 1;
  const stay = settled.visitKind === 'inpatient';
  if (rule === 'pool-rate' && alone && !stay) return VISIT_WITHOUT_BANDS;
  return `${band.prefix}${Math.min(nth, band.last)}`;
}

/** What a step says in a settlement's own trace. */
export function traceOf({ code, name, step }: PolicyItem): OutRow {
  const said: Record<string, Value> = { polItemCode: code, polItemName: name };
  const ofPool = code.startsWith('C00');
  said[ofPool ? 'hifpPayInscp' : 'base'] = amount(step.base);
  if (step.rate !== null) said[ofPool ? 'poolPropSelfpay' : 'prop'] = proportion(step.rate);
  said[ofPool ? 'hifpPay' : 'amt'] = amount(step.result);
  if (step.note !== '') said.note = step.note;
  return said;
}

/** Both shares of a step, for who asks for one after the other. */
export function sharesOf({ bearer, step }: PolicyItem): { self: Money; fund: Money } {
  if (bearer === 'none') return { self: ZERO, fund: ZERO };
  if (bearer === 'person') return { self: step.result, fund: ZERO };
  return { self: minus(step.base, step.result), fund: step.result };
}

const TRACE_MAX = 4000;
const ROOM_FOR_REST = 60;

/** JSON text of the steps; of what does not fit, how many there are more. */
export function traceText(items: readonly PolicyItem[]): string {
  const written: string[] = [];
  let length = 2;
  for (const [index, item] of items.entries()) {
    const text = writeJson(traceOf(item));
    if (length + text.length + 1 > TRACE_MAX - ROOM_FOR_REST) {
      written.push(writeJson({ polItemCode: 'Y999', more: items.length - index }));
      break;
    }
    written.push(text);
    length += text.length + 1;
  }
  return `[${written.join(',')}]`;
}
