import { useState } from 'react';
import { useText } from '../kit/language.tsx';
import { BillCard } from './bill-card.tsx';
import { OwnButton } from './own-button.tsx';
import { BILLS_AT_ONCE, useBills } from './use-own.ts';
import { Waiting } from './waiting.tsx';
import { ownWords } from './words.ts';

/** Every settlement, newest first, and older ones when somebody asks for them. */
export function BillsPage() {
  const t = useText(ownWords);
  const [pages, setPages] = useState(1);
  const total = useBills().data?.total ?? 0;
  const shown = Math.min(total, pages * BILLS_AT_ONCE);
  return (
    <div className="stack">
      <h1>{t('bills')}</h1>
      {Array.from({ length: pages }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pages are asked for by their number
        <BillList key={at} page={at + 1} />
      ))}
      {total === 0 ? null : (
        <p className="quiet small" role="status">
          {t('shown', { shown, total })}
        </p>
      )}
      {shown < total ? (
        <OwnButton block onClick={() => setPages(pages + 1)}>
          {t('more')}
        </OwnButton>
      ) : null}
    </div>
  );
}

function BillList({ page }: { readonly page: number }) {
  const t = useText(ownWords);
  const bills = useBills(page);
  return (
    <Waiting query={bills}>
      {({ rows }) =>
        rows.length === 0 ? (
          <p className="quiet">{t('noBills')}</p>
        ) : (
          <ul className="own-cases">
            {rows.map((row) => (
              <li key={row.id}>
                <BillCard row={row} />
              </li>
            ))}
          </ul>
        )
      }
    </Waiting>
  );
}
