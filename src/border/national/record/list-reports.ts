import type { DocumentKind, KeptDocument } from '../../../health/record/index.ts';
import type { PersonId, ProviderId } from '../../../kernel/ids.ts';
import { findProviders, type Provider } from '../../../money/provider/index.ts';
import { answerRow } from '../answer-row.ts';
import type { Row } from '../input.ts';
import type { TransactionNumber } from '../model.ts';
import { Decimal, type OutRow } from '../output.ts';
import { type Call, type Transaction, transaction } from '../transaction.ts';
import { type Known, partsOf } from './report-parts.ts';

export type ReportList = {
  readonly number: string;
  readonly kind: DocumentKind;
  /** The answer's rows hold these nodes of the document; absent: a row is the document itself. */
  readonly nodes?: readonly { readonly name: string; readonly many: boolean }[];
  /** Field of the query with the code of what was examined, and with (part of) its name. */
  readonly item?: string;
  readonly title?: string;
  /** Fields that the query and the answer call otherwise than the report. */
  readonly renamed?: Readonly<Record<string, string>>;
};

const SIZE_MAX = 100;
/** More reports of one kind than anybody has; the page is cut after the fields that only reports know. */
const REPORTS_MAX = 2000;
/** Asked by columns; every other field that is sent narrows them by what the report says of itself. */
const ASKED = new Set(['psn_no', 'fixmedins_code', 'pageNum', 'pageSize']);

/** A person's reports of a kind; those of other providers for whom the person is with now. */
export function listReportsOf(list: ReportList): Transaction {
  return transaction({
    number: list.number as TransactionNumber,
    effect: 'reads',
    permission: 'record.read',
    async handle(call) {
      const asked = call.input.one('input');
      const person = asked.text('psn_no') as PersonId;
      call.concerns({ person });
      const of = asked.textOr('fixmedins_code') as ProviderId | null;
      await call.world.records.checkReader(call.sql, {
        ...{ reader: call.signedIn.provider.id, person, of },
      });
      const { first, last } = pageOf(asked);
      const found = await call.world.records.list(call.sql, {
        ...{ person, provider: of, kinds: [list.kind], recognisedOn: null, from: null },
        item: list.item === undefined ? null : asked.textOr(list.item),
        title: list.title === undefined ? null : asked.textOr(list.title),
        ...{ limit: REPORTS_MAX, offset: 0 },
      });
      const rows = found.rows.filter((one) => fits(one, asked, list)).slice(first, last);
      const names = await findProviders(call.sql, [...new Set(rows.map((one) => one.provider))]);
      return { data: rows.map((one) => rowOf(one, list, names, call)) };
    },
  });
}

function pageOf(asked: Row): { readonly first: number; readonly last: number } {
  const [number, size] = [asked.whole('pageNum'), asked.whole('pageSize')];
  if (number < 1) throw asked.refuse('pageNum', '从 1 开始');
  if (size < 1 || size > SIZE_MAX) throw asked.refuse('pageSize', `1 至 ${SIZE_MAX}`);
  return { first: (number - 1) * size, last: number * size };
}

function mainOf(kept: KeptDocument, { nodes }: ReportList): Known {
  const main = nodes?.[0];
  if (!main) return JSON.parse(kept.document) as Known;
  return partsOf(kept, main.name)[0] ?? {};
}

function fits(kept: KeptDocument, asked: Row, list: ReportList): boolean {
  const main = mainOf(kept, list);
  const columns = new Set([...ASKED, list.item, list.title]);
  return Object.entries(asked.asSent()).every(([code, value]) => {
    if (columns.has(code)) return true;
    const known = main[list.renamed?.[code] ?? code];
    return typeof known === 'string' && typeof value === 'string' && known.includes(value);
  });
}

type Names = ReadonlyMap<ProviderId, Provider>;

const OPERATOR_LENGTH = 20;

function rowOf(kept: KeptDocument, list: ReportList, names: Names, call: Call): OutRow {
  const operator = kept.operator.slice(0, OPERATOR_LENGTH);
  const about = {
    ...{ fixmedins_code: kept.provider, fixmedins_name: names.get(kept.provider)?.name ?? null },
    ...{ psn_no: kept.person, mdtrt_id: kept.registration, vali_flag: '1', rid: kept.id },
    ...{ updt_time: kept.recordedAt, crte_time: kept.recordedAt, opt_time: kept.recordedAt },
    ...{ crter_id: operator, opter_id: operator, poolarea_no: call.signedIn.area },
    ...{ crte_optins_no: kept.provider, optins_no: kept.provider },
  };
  if (!list.nodes) {
    return answerRow(call, 'data', { ...renamed(mainOf(kept, list), list), ...about });
  }
  const parts = list.nodes.map(({ name, many }) => {
    const rows = partsOf(kept, name).map((row) => typedRow(call, name, { ...row, ...about }));
    return [name, many ? rows : (rows[0] ?? null)] as const;
  });
  return Object.fromEntries(parts);
}

/** Kept numbers are texts; within a row nobody completes them. */
function typedRow(call: Call, name: string, known: Known): OutRow {
  const fields = call.world.catalogue.find(call.number)?.output.find(({ path }) => path === name);
  const numbers = new Set(
    fields?.fields.filter(({ type }) => type === 'number').map(({ code }) => code),
  );
  const typed = Object.entries(answerRow(call, name, known)).map(([code, value]) => [
    code,
    numbers.has(code) && typeof value === 'string' ? new Decimal(value) : value,
  ]);
  return Object.fromEntries(typed);
}

function renamed(main: Known, { renamed: names = {} }: ReportList): Known {
  const more = Object.entries(names).map(([code, own]) => [code, main[own]]);
  return { ...main, ...Object.fromEntries(more) };
}
