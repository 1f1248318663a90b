import { Link } from 'react-router';
import { useText } from '../kit/language.tsx';
import { moneyText } from '../kit/money-text.tsx';
import { OwnButton } from './own-button.tsx';
import type { OwnAccount } from './own-views.ts';
import { QuotaList } from './quota-list.tsx';
import { Refused } from './refused.tsx';
import { oppositeOf } from './relation.ts';
import { SureButton } from './sure-button.tsx';
import { useAccount, useOverview, useOwnPost } from './use-own.ts';
import { Waiting } from './waiting.tsx';
import { Wards } from './wards.tsx';
import { ownMoneyWords, ownWords } from './words.ts';

/** The own account, what of it is set aside for relatives, and what comes from them. */
export function FamilyPage() {
  const t = useText(ownWords);
  const account = useAccount();
  return (
    <div className="stack">
      <h1>{t('family')}</h1>
      <Waiting query={account}>{(seen) => <Seen seen={seen} />}</Waiting>
      <Wards />
      <Household />
    </div>
  );
}

function Seen({ seen }: { readonly seen: OwnAccount }) {
  const tm = useText(ownMoneyWords);
  const post = useOwnPost('own-account', 'own-overview');
  const end = (path: string, name: string) => (
    <SureButton
      label={tm('endOf', { name })}
      sentence={tm('endSure')}
      yes={tm('end')}
      busy={post.isPending}
      onSure={() => post.mutate({ path, body: {} })}
    />
  );
  return (
    <>
      <AccountCard account={seen.account} />
      <Ways owner={seen.account !== null} />
      {post.isError ? <Refused error={post.error} /> : null}
      <QuotaList
        title={tm('givenTo')}
        rows={seen.given.map(({ id, person, relation, left, endsOn }) => ({
          ...{ id, name: person.name, relation: oppositeOf(relation), left, endsOn },
          button: end(`/own/grants/${id}/end`, person.name),
        }))}
      />
      <QuotaList
        title={tm('receivedFrom')}
        hint={tm(seen.account === null ? 'inThisOrder' : 'afterOwn')}
        rows={seen.received.map(({ id, person, relation, left, endsOn }, i) => ({
          ...{ id, name: person.name, relation, left, endsOn },
          state: tm('paysAs', { number: i + 1 }),
        }))}
      />
      <QuotaList
        title={tm('givenAway')}
        rows={seen.wallets
          .filter(({ state }) => state !== 'ended')
          .map(({ id, receiver, relation, left, state }) => ({
            ...{ id, name: receiver, relation: oppositeOf(relation), left },
            state: tm(`wallet.${state}`),
            button: state === 'closing' ? null : end(`/own/wallets/${id}/end`, receiver),
          }))}
      />
      <QuotaList
        title={tm('walletsEnded')}
        rows={seen.wallets
          .filter(({ state }) => state === 'ended')
          .slice(0, ENDED_SHOWN)
          .map(({ id, receiver, relation, reason }) => ({
            ...{ id, name: receiver, relation: oppositeOf(relation), state: whyEnded(tm, reason) },
          }))}
      />
      <QuotaList
        title={tm('quotasFrom')}
        rows={seen.quotas.map(({ id, giver, relation, left, state }) => ({
          ...{ id, name: giver, relation, left, state: tm(`wallet.${state}`) },
          button: (
            <Quota
              offered={state === 'offered'}
              giver={giver}
              busy={post.isPending}
              send={(act) => post.mutate({ path: `/own/quotas/${id}/${act}`, body: {} })}
            />
          ),
        }))}
      />
    </>
  );
}

/** The last ones; what was long ago is in the movements. */
const ENDED_SHOWN = 3;

type Say = (key: keyof typeof ownMoneyWords.zh) => string;

/** A wallet is over for one of the reasons that the law knows; what is left is the giver's again in each. */
function whyEnded(t: Say, reason: string): string {
  const key = `ended.${reason}`;
  return key in ownMoneyWords.zh ? t(key as 'ended.transfer') : t('wallet.ended');
}

/** Large enough for a thumb; giving needs an account. */
function Ways({ owner }: { readonly owner: boolean }) {
  const tm = useText(ownMoneyWords);
  return (
    <ul className="own-menu">
      {owner ? (
        <>
          <li>
            <Link to="/give">{tm('give')}</Link>
          </li>
          <li>
            <Link to="/entries">{tm('entries')}</Link>
          </li>
        </>
      ) : null}
      <li>
        <Link to="/codes">{tm('codes')}</Link>
      </li>
    </ul>
  );
}

type QuotaProps = {
  readonly offered: boolean;
  readonly giver: string;
  readonly busy: boolean;
  readonly send: (act: 'confirmation' | 'refusal') => void;
};

/** What somebody elsewhere offers is taken or refused; what was taken can be given up. */
function Quota({ offered, giver, busy, send }: QuotaProps) {
  const tm = useText(ownMoneyWords);
  return (
    <>
      {offered ? (
        <OwnButton block tone="main" busy={busy} onClick={() => send('confirmation')}>
          {tm('confirmQuota')}
        </OwnButton>
      ) : null}
      <SureButton
        label={tm(offered ? 'refuseQuota' : 'giveUpQuota')}
        sentence={tm('refuseSure', { giver })}
        yes={tm(offered ? 'refuseQuota' : 'giveUpQuota')}
        busy={busy}
        onSure={() => send('refusal')}
      />
    </>
  );
}

function Household() {
  const t = useText(ownWords);
  const household = useOverview().data?.household ?? [];
  return (
    <section className="own-card stack" aria-label={t('household')}>
      <h2>{t('household')}</h2>
      {household.length === 0 ? <p className="quiet">{t('nobody')}</p> : null}
      <ul className="own-plain-list">
        {household.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
    </section>
  );
}

function AccountCard({ account }: { readonly account: OwnAccount['account'] }) {
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
