import { useEffect, useState } from 'react';
import type { ChargeLine } from '../kit/views.ts';

/** A line that is being entered. `place` only tells rows of the grid apart. */
export type DraftLine = ChargeLine & { readonly place: number };
export type DraftField = 'day' | 'quantity' | 'unitPrice' | 'amount';

/** Lines not yet uploaded. They outlive a reload of the page, not the window. */
export function useDraftLines(encounter: string) {
  const slot = `yikao.draft.${encounter}`;
  const [lines, setLines] = useState<readonly DraftLine[]>(() => kept(slot));
  useEffect(() => {
    if (lines.length === 0) sessionStorage.removeItem(slot);
    else keep(slot, lines);
  }, [slot, lines]);
  const add = (more: readonly ChargeLine[]) =>
    setLines((now) => {
      const next = (now.at(-1)?.place ?? 0) + 1;
      return [...now, ...more.map((line, index) => ({ ...line, place: next + index }))];
    });
  const change = (place: number, field: DraftField, value: string) =>
    setLines((now) =>
      now.map((line) => (line.place === place ? { ...line, [field]: value } : line)),
    );
  const remove = (place: number) => setLines((now) => now.filter((line) => line.place !== place));
  const clear = () => setLines([]);
  return { lines, add, change, remove, clear };
}

function kept(slot: string): readonly DraftLine[] {
  const text = sessionStorage.getItem(slot);
  return text === null ? [] : (JSON.parse(text) as DraftLine[]);
}

/** A very long import may not fit into the browser's store; it then lives as long as the page. */
function keep(slot: string, lines: readonly DraftLine[]): void {
  try {
    sessionStorage.setItem(slot, JSON.stringify(lines));
  } catch {
    sessionStorage.removeItem(slot);
  }
}
