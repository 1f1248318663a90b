import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { get } from '../kit/api.ts';
import { useText } from '../kit/language.tsx';
import { moneyText } from '../kit/money-text.tsx';
import type { Page } from '../kit/views.ts';
import { useEntryName } from './entry-name.ts';
import { Waiting } from './waiting.tsx';
import { ownMoneyWords, ownWords } from './words.ts';

type Entry = {
  readonly id: string;
  readonly on: string;
  readonly amount: string;
  readonly after: string;
  readonly reason: string;
  readonly settlement: string | null;
  readonly wallet: string | null;
};

/** What came into the account and what went out, newest first. */
export function EntriesPage() {
  const t = useText(ownMoneyWords);
  const to = useText(ownWords);
  const nameOf = useEntryName();
  const entries = useQuery({
    queryKey: ['own-entries'],
    queryFn: () => get<Page<Entry>>('/own/own-account/entries', { size: 100 }),
  });
  return (
    <div className="stack">
      <Link to="/family">← {to('family')}</Link>
      <h1>{t('entries')}</h1>
      <Waiting query={entries}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="quiet">{t('noEntries')}</p>
          ) : (
            <ul className="own-items own-card">
              {rows.map(({ id, on, amount, after, reason, settlement }) => (
                <li key={id}>
                  <span>
                    {settlement === null ? (
                      <strong>{nameOf(reason)}</strong>
                    ) : (
                      <Link to={`/bills/${settlement}`}>{nameOf(reason)}</Link>
                    )}
                    <span className="quiet small">
                      {on} · {t('after', { amount: moneyText(after) })}
                    </span>
                  </span>
                  <span className="money">{moneyText(amount)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Waiting>
    </div>
  );
}
