import { formatYuan, sum, ZERO } from '../../kernel/money.ts';
import type { Hint } from '../matters/index.ts';
import type { Adjudicated } from './adjudicate.ts';

/** What an officer should see of a claim before deciding on it, the money first. */
export function hintsOf({ claim, visit, lines, records, fund }: Adjudicated): readonly Hint[] {
  const total = sum(lines.map(({ amount }) => amount));
  const said: Hint[] = [
    {
      code: 'claim.trial',
      weight: 'note',
      facts: { total: formatYuan(total), fund: formatYuan(fund) },
    },
  ];
  for (const gate of new Set(
    records.flatMap(({ row }) => row.document.computed?.input.gate ?? []),
  )) {
    said.push({ code: `claim.gate.${gate}`, weight: 'warning', facts: {} });
  }
  const filed = records[0]?.row.document.computed?.input.visit.filing ?? visit.filing;
  if (visit.outOfArea && filed === 'none') {
    said.push({ code: 'claim.unfiled', weight: 'warning', facts: {} });
  }
  const unknown = lines.filter((line) => line.unknown);
  for (const { lineNo, name, amount, suggested } of unknown.slice(0, MOST_SHOWN)) {
    const facts = { line: lineNo ?? '', name, amount: formatYuan(amount) };
    said.push(
      suggested
        ? {
            code: 'claim.line_suggested',
            weight: 'note',
            facts: { ...facts, code: suggested.code, item: suggested.name },
          }
        : { code: 'claim.line_unknown', weight: 'note', facts },
    );
  }
  if (fund === ZERO) said.push({ code: 'claim.nothing', weight: 'warning', facts: {} });
  return claim.otherPayer
    ? [
        ...said,
        { code: 'claim.other_payer', weight: 'warning', facts: { payer: claim.otherPayer } },
      ]
    : said;
}

const MOST_SHOWN = 20;
