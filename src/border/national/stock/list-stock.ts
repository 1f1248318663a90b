import type { PersonId } from '../../../kernel/ids.ts';
import type { KeptEntry, StockKind } from '../../../money/stock/index.ts';
import { answerRow } from '../answer-row.ts';
import { checkOwnProvider } from '../goods/own-provider.ts';
import type { Row } from '../input.ts';
import type { TransactionNumber } from '../model.ts';
import { type Call, type Transaction, transaction } from '../transaction.ts';
import { masked } from './stock-document.ts';

export type StockList = {
  readonly number: string;
  readonly kinds: readonly StockKind[];
  /** One row for each box instead of each entry. */
  readonly byBox?: boolean;
};

const ROWS_MAX = 10_000;
const OFFICE_LENGTH = 20;
/** Asked in SQL; every other field that is sent narrows the list by what the entry says of itself. */
const ASKED = new Set([
  'fixmedins_code',
  'medins_list_codg',
  'fixmedins_bchno',
  'med_list_codg',
  'begndate',
  'enddate',
  'drug_trac_codg',
  'psn_no',
  'mdtrt_id',
]);

/** Also what was withdrawn, as not valid, unless `vali_flag` says otherwise. */
export function listStockOf({ number, kinds, byBox = false }: StockList): Transaction {
  return transaction({
    number: number as TransactionNumber,
    effect: 'reads',
    permission: 'care.read',
    async handle(call) {
      const data = call.input.one('data');
      checkOwnProvider(data, call);
      const sent = data.asSent();
      const person = (sent.psn_no ?? null) as PersonId | null;
      if (person) call.concerns({ person });
      const entries = await call.world.stock.list(call.sql, searchOf(data, kinds, call));
      const known = entries.map((entry) => knownOf(entry, call));
      const wanted = known.filter((one) => fits(one, sent));
      const rows = byBox ? wanted.flatMap((one) => boxesOf(one, data)) : wanted;
      return { output: rows.map((row) => answerRow(call, 'output', row)) };
    },
  });
}

function searchOf(data: Row, kinds: readonly StockKind[], { signedIn }: Call) {
  const sent = data.asSent();
  const text = (code: string) => (sent[code] as string | undefined) ?? null;
  return {
    provider: signedIn.provider.id,
    kinds,
    from: data.dayOr('begndate'),
    until: data.dayOr('enddate'),
    batch: text('fixmedins_bchno'),
    item: text('medins_list_codg'),
    nationalItem: text('med_list_codg'),
    traceCode: text('drug_trac_codg'),
    person: text('psn_no') as PersonId | null,
    visit: text('mdtrt_id'),
    limit: ROWS_MAX,
    offset: 0,
  };
}

type Known = Readonly<Record<string, unknown>>;

/** Everything an answer can say of an entry, by the codes of the interface. */
function knownOf(entry: KeptEntry, { signedIn }: Call): Known {
  const sent = JSON.parse(entry.document) as Known;
  const { id, provider, recordedAt } = entry;
  const { area } = signedIn;
  return {
    ...sent,
    boxes: entry.traceCodes,
    fixmedins_code: provider,
    medins_list_codg: entry.item,
    medins_list_name: sent.fixmedins_hilist_name,
    bilg_dr_name: sent.prsc_dr_name,
    mdtrt_id: entry.visit,
    mdtrt_setl_type: sent.MDTRT_SETL_TYPE,
    prod_retn_flag: entry.kind.endsWith('-return') ? '1' : '0',
    rid: id,
    medins_prod_inv_no: id,
    medins_prod_inv_chg_no: id,
    medins_prod_purc_no: id,
    medins_prod_sel_no: id,
    vali_flag: entry.valid ? '1' : '0',
    crter_id: sent.opter_id,
    crter_name: sent.opter_name,
    crte_time: recordedAt,
    updt_time: recordedAt,
    opt_time: recordedAt,
    crte_optins_no: provider.slice(0, OFFICE_LENGTH),
    optins_no: provider.slice(0, OFFICE_LENGTH),
    poolarea_no: area,
    fix_blng_admdvs: area,
  };
}

function fits(known: Known, sent: Known): boolean {
  return Object.entries(sent).every(
    ([code, value]) => ASKED.has(code) || known[code] === masked(code, value),
  );
}

function boxesOf(known: Known, data: Row): Known[] {
  const asked = data.textOr('drug_trac_codg');
  const boxes = known.boxes as readonly string[];
  return boxes
    .filter((box) => asked === null || box === asked)
    .map((box) => ({ ...known, drug_trac_codg: box }));
}
