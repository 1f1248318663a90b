import { useEffect, useState } from 'react';
import type { FoundItemView, PrescriptionView } from './views.ts';

/** A line that is being written. Figures stay the text that was typed; the server computes. */
export type WrittenLine = {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly specification: string | null;
  readonly drug: boolean;
  readonly packSize: string | null;
  readonly perDay: string | null;
  readonly quantity: string;
  readonly days: string;
  readonly usage: string;
  readonly unitPrice: string;
  /** Under what condition a fund pays it; null: under none. `approved`: the doctor says it is met. */
  readonly limit: string | null;
  readonly approved: boolean;
};

export type LineField = 'quantity' | 'days' | 'usage' | 'unitPrice';

export const USUAL_DAYS = 30;

/** How many packs last so many days; one, where nobody knows what a pack holds. These are counts, not money. */
export function packsFor(days: number, { packSize, perDay }: Pack): number {
  const [pack, daily] = [Number(packSize ?? 0), Number(perDay ?? 0)];
  if (!(pack > 0) || !(daily > 0) || !(days > 0)) return 1;
  return Math.max(1, Math.ceil((days * daily) / pack));
}

type Pack = { readonly packSize: string | null; readonly perDay: string | null };

export function lineOf(item: FoundItemView, days: number | null): WrittenLine {
  const { code, name, unit, specification, packSize, perDay } = item;
  const drug = item.kind === 'drug';
  return {
    ...{ code, name, unit, specification, packSize, perDay, drug },
    quantity: String(drug && days !== null ? packsFor(days, item) : 1),
    days: drug && days !== null ? String(days) : '',
    usage: item.usage ?? '',
    unitPrice: item.price ?? '',
    limit: item.restricted ? (item.restriction ?? '') : null,
    approved: false,
  };
}

/** The last prescription once more: as many as then, at the price of today. What is gone is left out and named. */
export function repeatOf(last: PrescriptionView): { lines: WrittenLine[]; gone: string[] } {
  const lines = last.lines.flatMap(({ item, quantity, days, usage, unitPrice }) =>
    item === null
      ? []
      : [
          {
            ...lineOf(item, days ?? (item.kind === 'drug' ? USUAL_DAYS : null)),
            quantity,
            ...(usage === null ? {} : { usage }),
            unitPrice: item.price ?? unitPrice,
          },
        ],
  );
  return { lines, gone: last.lines.flatMap(({ item, name }) => (item === null ? [name] : [])) };
}

/** What is sent; null while a line is not complete. */
export function bodyOf(lines: readonly WrittenLine[]): object[] | null {
  if (lines.length === 0) return null;
  const complete = lines.every(
    ({ quantity, days, drug, unitPrice }) =>
      isFigure(quantity) && isFigure(unitPrice) && (!drug || days === '' || isCount(days)),
  );
  if (!complete) return null;
  return lines.map(({ code, quantity, days, usage, unitPrice, limit, approved }) => ({
    ...{ code, quantity, unitPrice },
    ...(days === '' ? {} : { days: Number(days) }),
    ...(usage === '' ? {} : { usage }),
    ...(limit !== null && approved ? { approved } : {}),
  }));
}

function isFigure(text: string): boolean {
  return /^\d{1,9}(\.\d{1,6})?$/.test(text) && !/^0+(\.0+)?$/.test(text);
}

function isCount(text: string): boolean {
  return /^[1-9]\d{0,2}$/.test(text);
}

/** Lines outlive a reload of the page until they are settled: on a weak line nobody writes them twice. */
export function useWrittenLines(slot: string, begin: () => readonly WrittenLine[]) {
  const name = `yikao.written.${slot}`;
  const [lines, setLines] = useState<readonly WrittenLine[]>(() => kept(name) ?? begin());
  useEffect(() => {
    sessionStorage.setItem(name, JSON.stringify(lines));
  }, [name, lines]);
  return {
    lines,
    add: (line: WrittenLine) =>
      setLines((now) => (now.some(({ code }) => code === line.code) ? now : [...now, line])),
    change: (code: string, more: Partial<WrittenLine>) =>
      setLines((now) => now.map((line) => (line.code === code ? { ...line, ...more } : line))),
    remove: (code: string) => setLines((now) => now.filter((line) => line.code !== code)),
    forget: () => sessionStorage.removeItem(name),
  };
}

export type Lines = ReturnType<typeof useWrittenLines>;

function kept(name: string): readonly WrittenLine[] | null {
  const text = sessionStorage.getItem(name);
  return text === null ? null : (JSON.parse(text) as WrittenLine[]);
}
