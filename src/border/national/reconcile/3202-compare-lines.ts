import { formatYuan } from '../../../kernel/money.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { toShortId } from '../../../kernel/short-id.ts';
import {
  type Difference,
  type Entry,
  findKeys,
  readLines,
  reconcileLines,
  type StatedLine,
} from '../../../money/reconciliation/index.ts';
import { packTabFile } from '../../../platform/tab-file.ts';
import { UNKNOWN_FILE } from '../errors.ts';
import type { TransactionNumber } from '../model.ts';
import { messageOf, visitIdOf } from '../money/settlement-id.ts';
import { type Call, transaction } from '../transaction.ts';
import { byOf, scopeOf } from './scope-of.ts';

const BALANCED = '0';
const UNBALANCED = '1';

/**
 * 3202 医药机构费用结算对明细账: the file that 9101 took, line by line. The result waits for 9102: every line with its
 * verdict, then what only the centre has, without ids of settlement and visit but with the message to undo (2601).
 */
export const compareLinesOf = transaction({
  number: '3202' as TransactionNumber,
  effect: 'keeps',
  permission: 'reconciliation.write',
  async handle(call) {
    const data = call.input.one('data');
    const scope = scopeOf(data, call, null);
    const number = data.text('file_qury_no');
    const sent = await call.world.files.open(number, call.signedIn.provider.id);
    if (!sent) throw new Rejection(UNKNOWN_FILE, { file: number });
    const compared = await reconcileLines(call.sql, call.world, {
      scope,
      lines: await readLines(sent.bytes),
      claimed: {
        count: data.whole('fixmedins_setl_cnt'),
        total: data.money('medfee_sumamt'),
        funds: data.money('fund_pay_sumamt'),
        accounts: null,
        cash: data.money('cash_payamt'),
      },
      by: byOf(call),
    });
    const { equal, differences } = compared;
    const ids = [...equal, ...differences].flatMap(({ entry }) => entry?.id ?? []);
    const keys = await findKeys(call.sql, ids);
    const keyOf = (entry: Entry | null) => (entry && keys.get(entry.id)) ?? '';
    const rows = [
      ...equal.map(({ line, entry }) => same(line, keyOf(entry))),
      ...differences.map((one) => differing(one, keyOf(one.entry))),
    ];
    const name = `3202_${toShortId(compared.run.id)}`;
    return keep(call, name, rows);
  },
});

async function keep({ sql, world, signedIn }: Call, name: string, rows: readonly string[][]) {
  const kept = await world.files.keep(sql, {
    name: `${name}.zip`,
    bytes: await packTabFile(`${name}.txt`, rows),
    provider: signedIn.provider.id,
    kind: 'reconciliation',
  });
  return {
    fileinfo: { file_qury_no: kept.number, filename: `${name}.zip`, dld_endtime: kept.endsAt },
  };
}

/** Columns: person, visit, settlement, message, verdict, refund, note, total, funds, accounts. */
function same(line: StatedLine, key: string): string[] {
  return [
    ...[line.person, line.registration, line.stated, messageOf({ key }), BALANCED],
    ...[flagOf(line.refund), '', ...amounts(line)],
  ];
}

function differing({ finding, line, entry }: Difference, key: string): string[] {
  if (finding === 'only-provider') {
    return [
      ...[line.person, line.registration, line.stated, '', UNBALANCED, flagOf(line.refund)],
      ...['中心端没有这笔结算，请用原报文ID重发，或在本院作废', ...amounts(line)],
    ];
  }
  const message = messageOf({ key });
  if (finding === 'different') {
    return [
      ...[entry.person, visitIdOf(entry.encounter), line.stated, message, UNBALANCED],
      ...[flagOf(entry.kind === 'reversal'), noteOfDifferent(line, entry), ...amounts(entry)],
    ];
  }
  return [
    ...[entry.person, '', '', message, UNBALANCED, flagOf(entry.kind === 'reversal')],
    ...[noteOfSurplus(entry, key), ...amounts(entry)],
  ];
}

function noteOfDifferent(line: StatedLine, entry: Entry): string {
  if (line.person !== entry.person) return `人员编号不一致：贵院${line.person}`;
  return `金额不一致：贵院医疗费${formatYuan(line.total)}、基金${formatYuan(line.funds)}、个人账户${formatYuan(line.accounts)}`;
}

function noteOfSurplus({ kind }: Entry, key: string): string {
  const [, number] = /^(?:2601\.)?(\d{4})\./.exec(key) ?? [];
  if (kind === 'reversal') return '中心端已退费，请在本院补记';
  if (number === undefined) return '中心端网页窗口办理的结算，请在本院补记或在窗口冲销';
  return `贵院没有这笔结算，可用2601冲正：oinfno ${number}，omsgid 为本行报文ID`;
}

function amounts({ total, funds, accounts }: Pick<Entry, 'total' | 'funds' | 'accounts'>) {
  return [formatYuan(total), formatYuan(funds), formatYuan(accounts)];
}

function flagOf(refund: boolean): string {
  return refund ? '1' : '0';
}
