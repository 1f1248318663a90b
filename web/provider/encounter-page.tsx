import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Card } from 'antd';
import { Link, useParams } from 'react-router';
import { get } from '../kit/api.ts';
import { AsyncView } from '../kit/async-view.tsx';
import { Frame } from '../kit/frame.tsx';
import { useText } from '../kit/language.tsx';
import { MoneyText } from '../kit/money-text.tsx';
import { useTerm } from '../kit/term.ts';
import type { BillSplit, EncounterView } from '../kit/views.ts';
import { ChargeEntry } from './charge-entry.tsx';
import { DischargeForm } from './discharge-form.tsx';
import { PricedUploads } from './priced-uploads.tsx';
import { SettlePanel } from './settle-panel.tsx';
import { deskWords } from './words.ts';

export function EncounterPage() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['encounter', id],
    queryFn: () => get<EncounterView>(`/encounters/${encodeURIComponent(id)}`),
  });
  return <AsyncView query={query}>{(encounter) => <Opened encounter={encounter} />}</AsyncView>;
}

function Opened({ encounter }: { encounter: EncounterView }) {
  const t = useText(deskWords);
  const term = useTerm();
  const queries = useQueryClient();
  const changed = (next: EncounterView) => {
    queries.setQueryData(['encounter', encounter.id], next);
    void queries.invalidateQueries({ queryKey: ['list'] });
  };
  const editable = encounter.settlement === null;
  return (
    <Frame
      back={
        <Link to={`/desk/persons/${encodeURIComponent(encounter.person)}`}>
          ← {encounter.personName}
        </Link>
      }
      title={`${encounter.personName} · ${term('visit', encounter.kind)}`}
    >
      <EncounterFacts encounter={encounter} changed={changed} />
      <div className="split">
        <div className="stack">
          {editable ? <ChargeEntry encounter={encounter} changed={changed} /> : null}
          <Card title={t('pricedLines')}>
            <BillFigures total={encounter.billTotal} bill={encounter.bill} />
            <PricedUploads encounter={encounter} changed={changed} />
          </Card>
        </div>
        <div className="sticky-side">
          {editable ? (
            <SettlePanel encounter={encounter} />
          ) : (
            <Alert
              type="success"
              showIcon
              title={t('isSettled')}
              description={
                <Link to={`/settlements/${encounter.settlement}`}>{t('openSettlement')}</Link>
              }
            />
          )}
        </div>
      </div>
    </Frame>
  );
}

function EncounterFacts({
  encounter,
  changed,
}: {
  encounter: EncounterView;
  changed: (next: EncounterView) => void;
}) {
  const t = useText(deskWords);
  const term = useTerm();
  const facts: readonly (readonly [string, string])[] = [
    [t('provider'), encounter.providerName],
    [t('startedOn'), encounter.startedOn],
    [t('endedOn'), encounter.endedOn ?? t('stillIn')],
    [t('disease'), term('disease', encounter.disease)],
    [t('scheme'), encounter.scheme === null ? t('schemeAuto') : term('scheme', encounter.scheme)],
    [t('place'), encounter.outOfArea ? term('filing', encounter.filing) : t('inArea')],
    [t('referral'), term('referral', encounter.referral)],
    [t('otherPayer'), encounter.otherPayer === null ? '—' : term('payer', encounter.otherPayer)],
  ];
  return (
    <Card>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {encounter.endedOn === null && encounter.settlement === null ? (
        <DischargeForm encounter={encounter} changed={changed} />
      ) : null}
    </Card>
  );
}

const SPLIT = ['fullSelfPay', 'overCeiling', 'priorSelfPay', 'inScope'] as const;

function BillFigures({ total, bill }: { total: string; bill: BillSplit }) {
  const term = useTerm();
  return (
    <div className="figure-row">
      <div className="figure main">
        <div className="figure-name">{term('amount', 'total')}</div>
        <div className="figure-value" data-testid="bill-total">
          <MoneyText amount={total} />
        </div>
      </div>
      {SPLIT.map((name) => (
        <div key={name} className="figure">
          <div className="figure-name">{term('amount', name)}</div>
          <div className="figure-value">
            <MoneyText amount={bill[name]} />
          </div>
        </div>
      ))}
    </div>
  );
}
