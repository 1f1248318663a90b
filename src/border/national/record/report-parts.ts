import type { KeptDocument } from '../../../health/record/index.ts';

export type Known = Readonly<Record<string, unknown>>;

/** What stands in a node of a kept document: an object, a list of them, or nothing. */
export function partsOf({ document }: Pick<KeptDocument, 'document'>, node: string): Known[] {
  const sent = (JSON.parse(document) as Known)[node];
  if (sent === undefined || sent === null) return [];
  return (Array.isArray(sent) ? sent : [sent]) as Known[];
}

/** What an examination or a laboratory says of the whole report. */
export function mainRow(report: KeptDocument): Known {
  return partsOf(report, report.kind === 'examination' ? 'examinfo' : 'labinfo')[0] ?? {};
}
