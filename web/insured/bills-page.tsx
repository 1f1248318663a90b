import { Button } from 'antd-mobile';
import { useText } from '../kit/language.tsx';
import { BillCard } from './bill-card.tsx';
import { useBills } from './use-own.ts';
import { Waiting } from './waiting.tsx';
import { ownWords } from './words.ts';

/** Every settlement, newest first. */
export function BillsPage() {
  const t = useText(ownWords);
  const bills = useBills();
  return (
    <div className="stack">
      <h1>{t('bills')}</h1>
      <Waiting query={bills}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          if (rows.length === 0) return <p className="quiet">{t('noBills')}</p>;
          return (
            <>
              <ul className="own-cases">
                {rows.map((row) => (
                  <li key={row.id}>
                    <BillCard row={row} />
                  </li>
                ))}
              </ul>
              <p className="quiet small" role="status">
                {t('shown', { shown: rows.length, total: pages[0]?.total ?? 0 })}
              </p>
              {bills.hasNextPage ? (
                <Button
                  block
                  loading={bills.isFetchingNextPage}
                  onClick={() => void bills.fetchNextPage()}
                >
                  {t('more')}
                </Button>
              ) : null}
            </>
          );
        }}
      </Waiting>
    </div>
  );
}
