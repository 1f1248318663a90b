import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { post } from '../kit/api.ts';
import { useText } from '../kit/language.tsx';
import { moneyText } from '../kit/money-text.tsx';
import { today } from '../kit/today.ts';
import { OwnButton } from './own-button.tsx';
import type { PremiumOffer } from './own-views.ts';
import { Refused } from './refused.tsx';
import { useOwnPost } from './use-own.ts';
import { ownMoneyWords } from './words.ts';

const SCHEMES = ['resident', 'ltc', 'large-amount'] as const;

/** What a year would cost and from when it would hold; then the premium itself is asked for. */
export function AskPremium() {
  const t = useText(ownMoneyWords);
  const id = useId();
  const next = Number(today().slice(0, 4)) + 1;
  const [scheme, setScheme] = useState<(typeof SCHEMES)[number]>('resident');
  const [year, setYear] = useState(next);
  const asked = { scheme, year };
  const trial = useMutation({
    mutationFn: () => post<PremiumOffer>('/own/premiums/trials', asked),
  });
  const order = useOwnPost('own-premiums');
  return (
    <section className="own-card stack" aria-label={t('askPremium')}>
      <h2>{t('askPremium')}</h2>
      <label htmlFor={`${id}-scheme`}>{t('premiumKind')}</label>
      <select
        id={`${id}-scheme`}
        className="box"
        value={scheme}
        onChange={({ target }) => {
          setScheme(target.value as typeof scheme);
          trial.reset();
        }}
      >
        {SCHEMES.map((one) => (
          <option key={one} value={one}>
            {t(`premiumScheme.${one}`)}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-year`}>{t('premiumYear')}</label>
      <select
        id={`${id}-year`}
        className="box"
        value={year}
        onChange={({ target }) => {
          setYear(Number(target.value));
          trial.reset();
        }}
      >
        {[next, next - 1].map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
      <OwnButton block busy={trial.isPending} onClick={() => trial.mutate()}>
        {t('askPremium')}
      </OwnButton>
      {trial.isError ? <Refused error={trial.error} /> : null}
      {trial.data ? <Offer offer={trial.data} /> : null}
      {trial.data ? (
        <OwnButton
          block
          tone="main"
          busy={order.isPending}
          onClick={() => order.mutate({ path: '/own/premiums', body: asked })}
        >
          {t('order')}
        </OwnButton>
      ) : null}
      {order.isError ? <Refused error={order.error} /> : null}
    </section>
  );
}

function Offer({ offer }: { readonly offer: PremiumOffer }) {
  const t = useText(ownMoneyWords);
  const { personal, aid, insurance, waitingMonths } = offer;
  return (
    <div role="status">
      <p className="big strong">{t('personalPart', { amount: moneyText(personal) })}</p>
      {/^0+(\.0+)?$/.test(aid) ? null : <p>{t('aidPart', { amount: moneyText(aid) })}</p>}
      {waitingMonths > 0 ? (
        <p>{t('waits', { months: waitingMonths, from: insurance.coveredFrom })}</p>
      ) : (
        <p>{t('coveredOn', { from: insurance.coveredFrom, until: insurance.endsOn })}</p>
      )}
    </div>
  );
}
