import { useQuery } from '@tanstack/react-query';
import { get } from '../kit/api.ts';
import { useText } from '../kit/language.tsx';
import { moneyText } from '../kit/money-text.tsx';
import { useTerm } from '../kit/term.ts';
import type { Relatives } from './own-views.ts';
import { Waiting } from './waiting.tsx';
import { ownWords } from './words.ts';

/** The own account, what of it is set aside for relatives, and what comes from them. */
export function FamilyPage() {
  const t = useText(ownWords);
  const relatives = useQuery({
    queryKey: ['own-relatives'],
    queryFn: () => get<Relatives>('/own/relatives'),
  });
  return (
    <div className="stack">
      <h1>{t('family')}</h1>
      <Waiting query={relatives}>
        {(seen) => (
          <>
            <AccountCard account={seen.account} />
            <Grants title={t('given')} rows={seen.given} />
            <Grants title={t('received')} rows={seen.received} />
            <section className="own-card stack" aria-label={t('household')}>
              <h2>{t('household')}</h2>
              {seen.household.length === 0 ? <p className="quiet">{t('nobody')}</p> : null}
              <ul className="own-plain-list">
                {seen.household.map(({ id, name }) => (
                  <li key={id}>{name}</li>
                ))}
              </ul>
            </section>
          </>
        )}
      </Waiting>
    </div>
  );
}

function AccountCard({ account }: { readonly account: Relatives['account'] }) {
  const t = useText(ownWords);
  return (
    <section className="own-card stack" aria-label={t('balance')}>
      <h2>{t('balance')}</h2>
      {account === null ? (
        <p className="quiet">{t('noAccount')}</p>
      ) : (
        <dl className="own-sums">
          <div>
            <dt>{t('available')}</dt>
            <dd className="strong">{moneyText(account.available)}</dd>
          </div>
          <div>
            <dt>{t('held')}</dt>
            <dd>{moneyText(account.held)}</dd>
          </div>
          <div>
            <dt>{t('whole')}</dt>
            <dd>{moneyText(account.balance)}</dd>
          </div>
        </dl>
      )}
    </section>
  );
}

type Row = {
  readonly person: string;
  readonly name: string;
  readonly relation: string;
  readonly left: string;
  readonly endsOn?: string | null;
};

function Grants({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  const t = useText(ownWords);
  const term = useTerm();
  return (
    <section className="own-card stack" aria-label={title}>
      <h2>{title}</h2>
      {rows.length === 0 ? <p className="quiet">{t('nobody')}</p> : null}
      <ul className="own-plain-list">
        {rows.map(({ person, name, relation, left, endsOn }) => (
          <li key={person}>
            <strong>{name}</strong> {term('relation', relation)} ·{' '}
            {t('leftQuota', { amount: moneyText(left) })}
            {endsOn ? ` · ${t('until', { day: endsOn })}` : ''}
          </li>
        ))}
      </ul>
    </section>
  );
}
