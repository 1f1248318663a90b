import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get, RefusedError } from '../kit/api.ts';
import { useText } from '../kit/language.tsx';
import { moneyText } from '../kit/money-text.tsx';
import type { BillPapers } from './own-views.ts';
import { Waiting } from './waiting.tsx';
import { ownWords } from './words.ts';

/** What the money was for; asked for when somebody opens it, since a stay has hundreds of lines. */
export function BillItems({ id }: { readonly id: string }) {
  const t = useText(ownWords);
  const [open, setOpen] = useState(false);
  return (
    <details
      className="own-card own-fold"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <h2>{t('items')}</h2>
      </summary>
      {open ? <Items id={id} /> : null}
    </details>
  );
}

function Items({ id }: { readonly id: string }) {
  const t = useText(ownWords);
  const papers = useQuery({
    queryKey: ['own-bill-papers', id],
    queryFn: () => get<BillPapers>(`/own/settlements/${encodeURIComponent(id)}/papers`),
  });
  if (papers.error instanceof RefusedError) return <p className="quiet">{t('papersNone')}</p>;
  return (
    <Waiting query={papers}>
      {({ lines }) => (
        <>
          <p className="quiet small">{t('itemsCount', { count: lines.length })}</p>
          <ul className="own-items">
            {lines.map((line) => (
              <Item key={`${line.upload}-${line.place}`} line={line} />
            ))}
          </ul>
        </>
      )}
    </Waiting>
  );
}

function Item({ line }: { readonly line: BillPapers['lines'][number] }) {
  const t = useText(ownWords);
  const { amount, inScope, fullSelfPay, overCeiling, priorSelfPay } = line;
  const parts = [fullSelfPay, overCeiling, priorSelfPay].filter((part) => Number(part) !== 0);
  return (
    <li>
      <span>
        <strong>{line.name}</strong>
        <span className="quiet small">
          {line.day} · {t('quantity', { count: line.quantity, price: moneyText(line.unitPrice) })}
        </span>
        <span className="quiet small">
          {parts.length === 0
            ? t('itemWhole')
            : t('itemSplit', {
                self: parts.map(moneyText).join(' + '),
                inside: moneyText(inScope),
              })}
        </span>
      </span>
      <span className="money">{moneyText(amount)}</span>
    </li>
  );
}
