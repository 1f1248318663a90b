import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Card, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { PremiumTrial, PremiumView } from '../../../src/money/premium/index.ts';
import { get, post } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { Failure } from '../../kit/failure.tsx';
import { Frame } from '../../kit/frame.tsx';
import { once } from '../../kit/intent.ts';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import { today } from '../../kit/today.ts';
import { useKeys } from '../../kit/use-keys.ts';
import type { PersonSummary } from '../../kit/views.ts';
import { premiumsWords } from './premiums-words.ts';
import { TrialFacts } from './trial-facts.tsx';

const SCHEMES = ['resident', 'ltc', 'large-amount'] as const;

type Asked = {
  readonly scheme: (typeof SCHEMES)[number];
  readonly year: number;
  readonly repairedYears: number;
};

/** What a person would be asked and from when he would be covered, before it is asked. */
export function AskPremiumPage() {
  const t = useText(premiumsWords);
  const { person = '' } = useParams();
  const [asked, setAsked] = useState<Asked>({
    ...{ scheme: 'resident', year: yearToAsk(today()), repairedYears: 0 },
  });
  const head = useQuery({
    queryKey: ['person head', person],
    queryFn: () => get<PersonSummary>(`/persons/${encodeURIComponent(person)}/head`),
  });
  return (
    <Frame
      back={<Link to="/premiums">← {t('back')}</Link>}
      title={`${t('ask')} · ${head.data?.name ?? ''}`}
      extra={<Link to={`/households/${encodeURIComponent(person)}`}>{t('household')}</Link>}
    >
      <div className="halves">
        <Card title={t('ask')}>
          <AskedFields asked={asked} change={setAsked} />
        </Card>
        <TrialCard person={person} asked={asked} />
      </div>
    </Frame>
  );
}

/** From September on a family pays for the next year. */
function yearToAsk(day: string): number {
  return Number(day.slice(0, 4)) + (day.slice(5) >= '09-01' ? 1 : 0);
}

type FieldsProps = { readonly asked: Asked; readonly change: (asked: Asked) => void };

function AskedFields({ asked, change }: FieldsProps) {
  const t = useText(premiumsWords);
  return (
    <div className="stack">
      <Radio.Group
        aria-label={t('scheme')}
        value={asked.scheme}
        options={SCHEMES.map((value) => ({ value, label: t(`scheme.${value}`) }))}
        onChange={({ target }) => change({ ...asked, scheme: target.value })}
      />
      <div className="tools field-row">
        <Labelled name={t('year')}>
          {(id) => (
            <InputNumber
              id={id}
              min={2000}
              max={2100}
              value={asked.year}
              onChange={(year) => change({ ...asked, year: year ?? asked.year })}
            />
          )}
        </Labelled>
        <Labelled name={t('repair')}>
          {(id) => (
            <InputNumber
              id={id}
              min={0}
              max={50}
              value={asked.repairedYears}
              onChange={(years) => change({ ...asked, repairedYears: years ?? 0 })}
            />
          )}
        </Labelled>
      </div>
    </div>
  );
}

function TrialCard({ person, asked }: { readonly person: string; readonly asked: Asked }) {
  const t = useText(premiumsWords);
  const trial = useQuery({
    queryKey: ['premium trial', person, asked],
    queryFn: () => post<PremiumTrial>('/premiums/trials', { person, ...asked }),
    retry: false,
  });
  return (
    <Card title={t('trial')}>
      <AsyncView query={trial}>
        {(found) => (
          <div className="stack">
            <TrialFacts trial={found} />
            <OrderButton person={person} asked={asked} />
          </div>
        )}
      </AsyncView>
    </Card>
  );
}

function OrderButton({ person, asked }: { readonly person: string; readonly asked: Asked }) {
  const t = useText(premiumsWords);
  const navigate = useNavigate();
  const order = useMutation({
    mutationFn: () =>
      once('premium', { person, ...asked }, (body) => post<PremiumView>('/premiums', body)),
    onSuccess: ({ id }) => navigate(`/premiums/orders/${id}`),
  });
  const press = () => {
    if (!order.isPending) order.mutate();
  };
  useKeys({ F8: press });
  return (
    <>
      <Button type="primary" loading={order.isPending} onClick={press}>
        {t('order')}
      </Button>
      {order.isError ? <Failure error={order.error} /> : null}
    </>
  );
}
