import { maskIdNumber } from '../../../money/provider/index.ts';
import { maskPersonalNumbers } from '../../../platform/sealing/personal-numbers.ts';
import type { Row } from '../input.ts';
import type { Call } from '../transaction.ts';

/** A row as it is kept: as sent, in the sender's codes, without anybody's full identity number. */
export type StockDocument = Readonly<Record<string, unknown>>;

export function documentOf(row: Row, { signedIn }: Call): StockDocument {
  const { id, name } = signedIn.operator;
  const sent = Object.entries(row.asSent()).map(([code, value]) => [code, masked(code, value)]);
  return { ...Object.fromEntries(sent), opter_id: id, opter_name: name };
}

/** 定点医药机构首次盘存: the change that the first count of a batch makes, 其他入库. */
export function openingOf(count: StockDocument): StockDocument {
  const { inv_cnt, invdate, drugtracinfo: _, ...rest } = count;
  return { ...rest, inv_chg_type: '106', cnt: inv_cnt, inv_chg_time: `${invdate} 00:00:00` };
}

/** Numbers of identity papers (of the patient, the doctor, the pharmacist), and what of their form stands elsewhere. */
export function masked(code: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return code.endsWith('certno') ? maskIdNumber(value) : maskPersonalNumbers(value);
}

export function textOf(document: StockDocument, code: string): string | null {
  const value = document[code];
  return typeof value === 'string' ? value : null;
}
