import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { get } from '../kit/api.ts';
import { useLanguage, useText } from '../kit/language.tsx';
import { moneyText } from '../kit/money-text.tsx';
import { useTerm } from '../kit/term.ts';
import { usePayerName } from '../kit/use-payer-name.ts';
import { BillItems } from './bill-items.tsx';
import { useLarge } from './large.tsx';
import type { Bill } from './own-views.ts';
import { PayerBars } from './payer-bars.tsx';
import { PlainSteps } from './plain-steps.tsx';
import { ReadAloud } from './read-aloud.tsx';
import { Waiting } from './waiting.tsx';
import { ownWords } from './words.ts';

/** One bill as its person reads it: what it came to, who paid, why, and for what. */
export function BillPage() {
  const t = useText(ownWords);
  const { id = '' } = useParams();
  const bill = useQuery({
    queryKey: ['own-bill', id],
    queryFn: () => get<Bill>(`/own/settlements/${encodeURIComponent(id)}`),
  });
  return (
    <div className="stack">
      <Link to="/bills">← {t('bills')}</Link>
      <Waiting query={bill}>{(view) => <Slip bill={view} />}</Waiting>
    </div>
  );
}

function Slip({ bill }: { readonly bill: Bill }) {
  const t = useText(ownWords);
  const { large } = useLarge();
  const { language } = useLanguage();
  const sentences = useSentences(bill);
  return (
    <article className="stack" aria-label={bill.provider.name}>
      <h1>{bill.provider.name}</h1>
      <WhatKind bill={bill} />
      <div className="own-card stack own-plain">
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <ReadAloud text={sentences.join('')} />
      </div>
      {bill.kind === 'settlement' ? (
        <PayerBars amounts={bill.amounts} relatives={bill.relatives ?? []} />
      ) : null}
      {bill.steps.length === 0 ? null : (
        <details className="own-card own-fold" open={!large}>
          <summary>
            <h2>{t('why')}</h2>
          </summary>
          <p className="quiet small">{t('whyHint')}</p>
          <PlainSteps steps={bill.steps} />
        </details>
      )}
      {bill.kind === 'supplement' ? null : <BillItems id={bill.id} />}
      <details className="own-card own-fold">
        <summary>
          <h2>{t('policies')}</h2>
        </summary>
        <ul>
          {bill.policySet.documents.map((document) => (
            <li key={document.id}>{language === 'zh' ? document.titleZh : document.titleEn}</li>
          ))}
        </ul>
        <p className="quiet small own-long">{t('number', { number: bill.id })}</p>
      </details>
    </article>
  );
}

/** Of a bill that was taken back or computed again: what became of it. */
function WhatKind({ bill }: { readonly bill: Bill }) {
  const t = useText(ownWords);
  const { kind, originalId, reversedBy, supplements } = bill;
  return (
    <>
      {kind === 'reversal' ? <p className="hint-line">{t('reversalBill')}</p> : null}
      {kind === 'supplement' ? <p className="hint-line">{t('supplementBill')}</p> : null}
      {reversedBy === null ? null : <p className="hint-line warning">{t('reversedBill')}</p>}
      {originalId === null ? null : <Link to={`/bills/${originalId}`}>{t('original')}</Link>}
      {reversedBy === null ? null : <Link to={`/bills/${reversedBy}`}>{t('takenBack')}</Link>}
      {supplements.map((id) => (
        <Link key={id} to={`/bills/${id}`}>
          {t('addedTo')}
        </Link>
      ))}
    </>
  );
}

const isNone = (amount: string) => /^0+(\.0+)?$/.test(amount);

/** The bill in sentences that can be read aloud. */
function useSentences(bill: Bill): string[] {
  const { amounts, provider, visitKind, benefitDay, gate, relatives = [] } = bill;
  const t = useText(ownWords);
  const term = useTerm();
  const nameOf = usePayerName();
  const back = useBackSentences(bill);
  if (bill.kind === 'reversal') return back;
  const kind = term('visit', visitKind);
  const accounts = !isNone(amounts.ownAccount) || !isNone(amounts.mutualAid);
  return [
    t('billSentence', {
      ...{ day: benefitDay, provider: provider.name, kind },
      total: moneyText(amounts.total),
    }),
    isNone(amounts.fund) ? t('nothingPaid') : t('fundSentence', { fund: moneyText(amounts.fund) }),
    t('ownSentence', { personal: moneyText(amounts.personal) }),
    ...(accounts
      ? [
          t('cashSentence', {
            cash: moneyText(amounts.cash),
            account: moneyText(amounts.ownAccount),
            aid: moneyText(amounts.mutualAid),
          }),
        ]
      : []),
    ...relatives.map((payer) =>
      t(payer.wallet ? 'walletPaid' : 'relativePaid', {
        name: nameOf(payer),
        amount: moneyText(payer.amount),
      }),
    ),
    ...(gate === null ? [] : [term('gate', gate)]),
  ];
}

/** Of a bill that was taken back: to whom how much of it went. */
function useBackSentences({ amounts, provider, relatives = [] }: Bill): string[] {
  const t = useText(ownWords);
  const nameOf = usePayerName();
  const whole = (amount: string) => moneyText(amount.replace('-', ''));
  const parts = [
    ['fundBack', amounts.fund],
    ['accountBack', amounts.ownAccount],
    ['cashBack', amounts.cash],
  ] as const;
  return [
    t('backSentence', { provider: provider.name, total: whole(amounts.total) }),
    ...parts.flatMap(([key, amount]) =>
      isNone(amount.replace('-', '')) ? [] : [t(key, { amount: whole(amount) })],
    ),
    ...relatives.map((payer) =>
      t(payer.wallet ? 'walletBack' : 'relativeBack', {
        name: nameOf(payer),
        amount: whole(payer.amount),
      }),
    ),
  ];
}
