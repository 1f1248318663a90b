import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { post } from '../kit/api.ts';
import { useText } from '../kit/language.tsx';
import { moneyText } from '../kit/money-text.tsx';
import { today } from '../kit/today.ts';
import { CoveredOn } from './covered-on.tsx';
import { OwnButton } from './own-button.tsx';
import type { Premium, PremiumOffer } from './own-views.ts';
import { Refused } from './refused.tsx';
import { useOwnPost } from './use-own.ts';
import { ownMoneyWords } from './words.ts';

const SCHEMES = ['resident', 'ltc', 'large-amount'] as const;

type Asked = { readonly scheme: (typeof SCHEMES)[number]; readonly year: number };

const yearNow = () => Number(today().slice(0, 4));

/** From September on a family pays for the next year. */
function yearToAsk(): number {
  return today().slice(5) >= '09-01' ? yearNow() + 1 : yearNow();
}

/** What a year would cost and from when it would hold; then the premium itself is asked for. */
export function AskPremium() {
  const t = useText(ownMoneyWords);
  const [asked, setAsked] = useState<Asked>({ scheme: 'resident', year: yearToAsk() });
  const trial = useMutation({
    mutationFn: () => post<PremiumOffer>('/own/premiums/trials', asked),
  });
  const order = useOwnPost<Premium>('own-premiums', 'own-overview');
  return (
    <section className="own-card stack" aria-label={t('askPremium')}>
      <h2>{t('askPremium')}</h2>
      <AskedFields
        asked={asked}
        change={(next) => {
          setAsked(next);
          trial.reset();
          order.reset();
        }}
      />
      <OwnButton
        block
        busy={trial.isPending}
        onClick={() => {
          order.reset();
          trial.mutate();
        }}
      >
        {t('askPremium')}
      </OwnButton>
      {trial.isError ? <Refused error={trial.error} /> : null}
      {trial.data ? <Offer offer={trial.data} /> : null}
      {trial.data && !order.isSuccess ? (
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
      {order.isSuccess ? (
        <p role="status" className="hint-line">
          {t(order.data.state === 'paid' ? 'orderPaid' : 'orderDone')}
        </p>
      ) : null}
    </section>
  );
}

type FieldsProps = { readonly asked: Asked; readonly change: (asked: Asked) => void };

function AskedFields({ asked, change }: FieldsProps) {
  const t = useText(ownMoneyWords);
  const id = useId();
  return (
    <>
      <label htmlFor={`${id}-scheme`}>{t('premiumKind')}</label>
      <select
        id={`${id}-scheme`}
        className="box"
        value={asked.scheme}
        onChange={({ target }) => change({ ...asked, scheme: target.value as Asked['scheme'] })}
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
        value={asked.year}
        onChange={({ target }) => change({ ...asked, year: Number(target.value) })}
      >
        {[yearNow() + 1, yearNow()].map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </>
  );
}

function Offer({ offer }: { readonly offer: PremiumOffer }) {
  const t = useText(ownMoneyWords);
  const { personal, aid, insurance, waitingMonths, payUntil } = offer;
  return (
    <div role="status">
      <p className="big strong">{t('personalPart', { amount: moneyText(personal) })}</p>
      {/^0+(\.0+)?$/.test(aid) ? null : <p>{t('aidPart', { amount: moneyText(aid) })}</p>}
      {waitingMonths > 0 ? (
        <p>{t('waits', { months: waitingMonths, from: insurance.coveredFrom })}</p>
      ) : null}
      <CoveredOn insurance={insurance} />
      <p>{t('payUntil', { day: payUntil })}</p>
    </div>
  );
}
