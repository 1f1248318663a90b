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
  /** Who used it by a wallet; masked. */
  readonly wallet: string | null;
  /** The relative of the area whose bill it paid; masked. */
  readonly user: string | null;
};

/** What a settlement drew comes back by the same name. */
function reasonOf({ reason, amount }: Entry): string {
  return reason === 'settlement' && !amount.startsWith('-') ? 'reversal' : reason;
}

/** What came into the account and what went out, newest first. */
export function EntriesPage() {
  const t = useText(ownMoneyWords);
  const to = useText(ownWords);
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
              {rows.map((entry) => (
                <li key={entry.id}>
                  <span>
                    <What entry={entry} />
                    <span className="quiet small">
                      {entry.on} · {t('after', { amount: moneyText(entry.after) })}
                    </span>
                  </span>
                  <span className="money">{moneyText(entry.amount)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Waiting>
    </div>
  );
}

/** A bill of one's own is opened; of a relative's one reads for whom it paid, and no more. */
function What({ entry }: { readonly entry: Entry }) {
  const t = useText(ownMoneyWords);
  const nameOf = useEntryName();
  const { settlement, user, wallet } = entry;
  const name = nameOf(reasonOf(entry));
  const whose = user ?? wallet;
  if (whose !== null) return <strong>{t('entryOf', { what: name, name: whose })}</strong>;
  if (settlement === null) return <strong>{name}</strong>;
  return <Link to={`/bills/${settlement}`}>{name}</Link>;
}
