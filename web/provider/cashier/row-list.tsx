import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { AsyncView } from '../../kit/async-view.tsx';
import { useText } from '../../kit/language.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import type { Row } from './find-rows.ts';
import { cashierWords } from './words.ts';

type Props = {
  rows: UseQueryResult<readonly Row[]>;
  active: Row | null;
  open: (row: Row) => void;
  empty: string;
};

/** The field above has the keys; the list only shows where they are. */
export function RowList({ rows, active, open, empty }: Props) {
  const t = useText(cashierWords);
  useEffect(() => {
    if (active) document.getElementById(`row-${active.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <AsyncView query={rows}>
      {(list) =>
        list.length === 0 ? (
          <p role="status">{empty}</p>
        ) : (
          <div id="cashier-rows" role="listbox" aria-label={t('cashier')} className="row-list">
            {list.map((row) => (
              <OneRow key={row.id} row={row} active={row.id === active?.id} open={open} />
            ))}
          </div>
        )
      }
    </AsyncView>
  );
}

function OneRow({ row, active, open }: { row: Row; active: boolean; open: Props['open'] }) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys.
    <div
      id={`row-${row.id}`}
      role="option"
      aria-selected={active}
      tabIndex={-1}
      className={`person-row${active ? ' active' : ''}${row.struck ? ' voided' : ''}`}
      onClick={() => open(row)}
    >
      <span>
        <strong>{row.name}</strong> <span className="quiet small">{row.note}</span>
      </span>
      {row.amount === null ? null : <MoneyText amount={row.amount} strong />}
    </div>
  );
}
