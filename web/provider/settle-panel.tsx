import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Checkbox, Spin } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { GateNote } from '../explain/gate-note.tsx';
import { NoAnswerError, post } from '../kit/api.ts';
import { Failure } from '../kit/failure.tsx';
import { once } from '../kit/intent.ts';
import { useText } from '../kit/language.tsx';
import type { CommandAnswer, QuoteView } from '../kit/settlement-views.ts';
import { TotalLines } from '../kit/total-lines.tsx';
import type { EncounterView } from '../kit/views.ts';
import { deskWords } from './words.ts';

type Wish = { useOwnAccount: boolean; useMutualAid: boolean };

/** The trial follows every change; settling records exactly what was claimed, once. */
export function SettlePanel({ encounter }: { encounter: EncounterView }) {
  const t = useText(deskWords);
  const [wish, setWish] = useState<Wish>({ useOwnAccount: true, useMutualAid: true });
  const empty = /^0+(\.0+)?$/.test(encounter.billTotal);
  const waiting = encounter.endedOn === null;
  return (
    <Card title={t('trialAndSettle')}>
      <div className="stack">
        <Checkbox
          checked={wish.useOwnAccount}
          onChange={(event) => setWish({ ...wish, useOwnAccount: event.target.checked })}
        >
          {t('useOwnAccount')}
        </Checkbox>
        <Checkbox
          checked={wish.useMutualAid}
          onChange={(event) => setWish({ ...wish, useMutualAid: event.target.checked })}
        >
          {t('useMutualAid')}
        </Checkbox>
        {empty ? <p className="quiet">{t('emptyBill')}</p> : <Trial {...{ encounter, wish }} />}
        {waiting && !empty ? <Alert type="info" showIcon title={t('dischargeFirst')} /> : null}
        <Settle encounter={encounter} wish={wish} disabled={empty || waiting} />
      </div>
    </Card>
  );
}

function Trial({ encounter, wish }: { encounter: EncounterView; wish: Wish }) {
  const t = useText(deskWords);
  const { id, person, provider, revision } = encounter;
  const quote = useQuery({
    queryKey: ['quote', id, revision, wish],
    queryFn: () => post<QuoteView>('/quotes', { person, provider, encounter: id, ...wish }),
    staleTime: 0,
  });
  if (quote.isPending) return <Spin aria-label={t('computing')} />;
  if (quote.isError) return <Failure error={quote.error} retry={() => void quote.refetch()} />;
  return (
    <section className="stack" aria-label={t('trialResult')} aria-live="polite">
      {quote.data.settlements.map((view, place) => (
        <div key={`${view.from} ${view.until}`}>
          {quote.data.settlements.length > 1 ? (
            <strong>{t('part', { number: place + 1, year: view.benefitYear })}</strong>
          ) : null}
          <GateNote gate={view.gate} />
          <TotalLines amounts={view.amounts} />
        </div>
      ))}
      <p className="quiet small">{t('trialHint')}</p>
    </section>
  );
}

function Settle(props: { encounter: EncounterView; wish: Wish; disabled: boolean }) {
  const t = useText(deskWords);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { id, person, provider, billTotal } = props.encounter;
  const settle = useMutation({
    mutationFn: () =>
      once(
        'settle',
        { person, provider, encounter: id, claimedTotal: billTotal, ...props.wish },
        (body) => post<CommandAnswer>('/settlements', body),
      ),
    onSuccess: ({ settlements }) => {
      const [first, ...others] = settlements;
      for (const key of ['encounter', 'list', 'person']) {
        void queries.invalidateQueries({ queryKey: [key] });
      }
      const also = others.map((other) => `also=${other.id}`).join('&');
      if (first) navigate(`/settlements/${first.id}${also === '' ? '' : `?${also}`}`);
    },
    onError: () => void queries.invalidateQueries({ queryKey: ['encounter', id] }),
  });
  const broken = settle.error instanceof NoAnswerError;
  return (
    <>
      {broken ? (
        <Alert
          role="alert"
          type="error"
          showIcon
          title={t('brokenLine')}
          description={t('brokenLineHint')}
        />
      ) : null}
      {settle.isError && !broken ? <Failure error={settle.error} /> : null}
      <Button
        type="primary"
        size="large"
        block
        disabled={props.disabled || settle.isPending}
        loading={settle.isPending}
        onClick={() => settle.mutate()}
      >
        {broken ? t('settleAgain') : t('settle')}
      </Button>
    </>
  );
}
