import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Card, Tabs } from 'antd';
import { Link, useParams } from 'react-router';
import type { StayView } from '../../../src/money/ward/index.ts';
import { get } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { Frame } from '../../kit/frame.tsx';
import { useText } from '../../kit/language.tsx';
import { useTerm } from '../../kit/term.ts';
import type { EncounterView } from '../../kit/views.ts';
import { ChargeEntry } from '../charge-entry.tsx';
import { PricedUploads } from '../priced-uploads.tsx';
import { SettlePanel } from '../settle-panel.tsx';
import { AlertTags } from './board-table.tsx';
import { CourseCard } from './course-card.tsx';
import { useLimits } from './limits.ts';
import { ShareExplanation } from './share-explanation.tsx';
import { StayActions } from './stay-actions.tsx';
import { StayBills } from './stay-bills.tsx';
import { StayFacts } from './stay-facts.tsx';
import { wardWords } from './words.ts';

export function StayPage() {
  const { id = '' } = useParams();
  const { limits } = useLimits();
  const stay = useQuery({
    queryKey: ['stay', id, limits],
    queryFn: () => get<StayView>(`/stays/${encodeURIComponent(id)}`, limits),
  });
  // Of several bills the one that is to be settled next.
  const bill = stay.data?.bill ?? id;
  const encounter = useQuery({
    queryKey: ['encounter', bill],
    queryFn: () => get<EncounterView>(`/encounters/${encodeURIComponent(bill)}`),
    enabled: stay.data !== undefined,
  });
  return (
    <AsyncView query={stay}>
      {(opened) => (
        <AsyncView query={encounter}>
          {(charged) => <Opened stay={opened} encounter={charged} />}
        </AsyncView>
      )}
    </AsyncView>
  );
}

type Props = { stay: StayView; encounter: EncounterView };

function Opened({ stay, encounter }: Props) {
  const t = useText(wardWords);
  return (
    <Frame
      back={<Link to="/desk/ward">← {t('ward')}</Link>}
      title={<StayTitle stay={stay} />}
      extra={<StayActions stay={stay} />}
    >
      <Progress stay={stay} />
      <div className="split">
        <StayTabs stay={stay} encounter={encounter} />
        <div className="sticky-side stack">
          {stay.bills.length > 1 ? <StayBills stay={stay} /> : null}
          <SettleSide stay={stay} encounter={encounter} />
        </div>
      </div>
    </Frame>
  );
}

function StayTitle({ stay }: { stay: StayView }) {
  const t = useText(wardWords);
  const term = useTerm();
  const { personName, sex, age, departmentName, bed, days } = stay;
  const place = [departmentName, bed].filter(Boolean).join(' ');
  return (
    <span className="tools">
      {personName}
      <span className="quiet title-note">
        {term('sex', sex)} {t('years', { age })}
        {place === '' ? '' : ` · ${place}`} · {t('dayCount', { count: days })} · {stay.number}
      </span>
      <AlertTags alerts={stay.alerts} />
    </span>
  );
}

const STEPS = ['admitted', 'charged', 'discharged', 'settled'] as const;

/** How many steps are done in each state. */
const DONE = {
  admitted: 1,
  charged: 2,
  leftUncharged: 1,
  discharged: 3,
  settledInHospital: 2,
  settled: 4,
  cancelled: 0,
} as const satisfies Record<StayView['state'], number>;

function Progress({ stay: { state } }: { stay: StayView }) {
  const t = useText(wardWords);
  return (
    <div>
      <ol className="ward-steps" aria-label={t('progress')}>
        {STEPS.map((step, index) => (
          <li
            key={step}
            className={`${index < DONE[state] ? 'done' : ''}${index === DONE[state] - 1 ? ' now' : ''}`}
            {...(index === DONE[state] - 1 ? { 'aria-current': 'step' as const } : {})}
          >
            {t(`step.${step}`)}
          </li>
        ))}
      </ol>
      <p className="quiet small ward-state" data-testid="stay-state">
        {t(`state.${state}`)}
      </p>
    </div>
  );
}

function StayTabs({ stay, encounter }: Props) {
  const t = useText(wardWords);
  const queries = useQueryClient();
  const changed = (next: EncounterView) => {
    queries.setQueryData(['encounter', next.id], next);
    for (const key of ['stay', 'fees', 'ward', 'list']) {
      void queries.invalidateQueries({ queryKey: [key] });
    }
  };
  const charging = stay.actions.includes('charge');
  const items = [
    { key: 'course', label: t('course'), children: <CourseCard stay={stay} /> },
    {
      key: 'charges',
      label: t('charges'),
      children: (
        <div className="stack">
          {charging ? <ChargeEntry encounter={encounter} changed={changed} /> : null}
          <Card title={t('charges')}>
            <PricedUploads encounter={encounter} changed={changed} />
          </Card>
        </div>
      ),
    },
    ...(stay.actions.includes('quote')
      ? [{ key: 'shares', label: t('shares'), children: <ShareExplanation stay={stay} /> }]
      : []),
    { key: 'particulars', label: t('particulars'), children: <StayFacts stay={stay} /> },
  ];
  return <Tabs items={items} />;
}

function SettleSide({ stay, encounter }: Props) {
  const t = useText(wardWords);
  if (stay.settlement !== null) {
    return (
      <Alert
        type="success"
        showIcon
        title={t('settledAlready')}
        description={<Link to={`/settlements/${stay.settlement}`}>{t('openSettlement')}</Link>}
      />
    );
  }
  if (stay.state === 'cancelled') {
    return <Alert type="warning" showIcon title={t('state.cancelled')} />;
  }
  return <SettlePanel encounter={encounter} />;
}
