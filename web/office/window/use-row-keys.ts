import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { CaseRow } from '../../kit/matters/views.ts';

type Does = {
  readonly open: (row: CaseRow) => void;
  /** Undefined: there is nothing to take. */
  readonly take: (row: CaseRow) => void;
};

/**
 * A list worked through without a mouse: arrows go from row to row, Enter opens, `a` takes. One row is a stop of Tab; an
 * arrow pressed anywhere on the page but in a field begins there.
 */
export function useRowKeys(rows: readonly CaseRow[], { open, take }: Does) {
  const [active, setActive] = useState(0);
  const at = Math.max(0, Math.min(active, rows.length - 1));
  const table = useRef<HTMLDivElement>(null);
  const focus = (index: number) => {
    setActive(index);
    table.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus();
  };
  const begin = useRef(() => {});
  useEffect(() => {
    begin.current = () => focus(at);
  });
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.target !== document.body || !event.key.startsWith('Arrow')) return;
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      begin.current();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  const press = (row: CaseRow, index: number) => (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
    if (step !== 0) focus(Math.max(0, Math.min(rows.length - 1, index + step)));
    else if (event.key === 'Home') focus(0);
    else if (event.key === 'End') focus(rows.length - 1);
    else if (event.key === 'Enter') open(row);
    else if (event.key === 'a' && row.acts.includes('take')) take(row);
    else return;
    event.preventDefault();
  };
  const rowProps = (row: CaseRow, index = 0) => ({
    'data-row': index,
    'data-case': row.number,
    tabIndex: index === at ? 0 : -1,
    onKeyDown: press(row, index),
    onFocus: () => setActive(index),
  });
  return { table, rowProps };
}
