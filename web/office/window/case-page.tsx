import { useQuery } from '@tanstack/react-query';
import { Button, Card } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { useMay } from '../../account/session.ts';
import { get } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { Frame } from '../../kit/frame.tsx';
import { useLanguage, useText } from '../../kit/language.tsx';
import { DeadlineBadge, StateTag } from '../../kit/matters/deadline-badge.tsx';
import { HintList } from '../../kit/matters/hint-list.tsx';
import { useNamed } from '../../kit/matters/named.ts';
import { TraceList } from '../../kit/matters/trace-list.tsx';
import type { CaseView } from '../../kit/matters/views.ts';
import { TakeBack } from '../take-back.tsx';
import { CaseActs } from './case-acts.tsx';
import { CaseFacts } from './case-facts.tsx';
import { CasePapers } from './case-papers.tsx';
import { CaseSteps } from './case-steps.tsx';
import { ClaimTrial } from './claim-trial.tsx';
import { NextCase } from './next-case.tsx';
import { lastQueue } from './use-queue.ts';
import { windowWords } from './words.ts';

function useCase(id: string) {
  return useQuery({
    queryKey: ['case', id],
    queryFn: () => get<CaseView>(`/cases/${encodeURIComponent(id)}`),
  });
}

/** One case as whoever works on it needs it: who holds it until when, what was asked, what was brought, what happened. */
export function CasePage() {
  const t = useText(windowWords);
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const query = useCase(id);
  const back = (
    <Link to={`/window/queue${lastQueue() === '' ? '' : `?${lastQueue()}`}`}>
      ← {t('queueTitle')}
    </Link>
  );
  const number = query.data?.number ?? '';
  return (
    <Frame
      back={back}
      title={t('caseTitle', { number })}
      extra={
        <Button onClick={() => navigate(`/window/cases/${id}/receipt`)}>{t('receipt')}</Button>
      }
    >
      <AsyncView query={query}>{(view) => <Opened view={view} />}</AsyncView>
    </Frame>
  );
}

function Opened({ view }: { readonly view: CaseView }) {
  const t = useText(windowWords);
  const named = useNamed();
  const { language } = useLanguage();
  const officeName = (path: string) => view.offices[path]?.[language] ?? path;
  return (
    <>
      <Card>
        <div className="case-head">
          <div>
            <strong className="big">{named(view.names)}</strong>{' '}
            {view.person ? (
              <Link to={`/window/find?person=${view.person.id}`}>{view.person.name}</Link>
            ) : null}
            {view.provider === null ? null : (view.called[view.provider] ?? view.provider)}
          </div>
          <div className="tools">
            <StateTag state={view.state} />
            <DeadlineBadge {...view} />
          </div>
        </div>
        <HolderLine view={view} />
        <CaseSteps view={view} />
      </Card>
      <div className="split">
        <div className="stack">
          <HintList hints={view.hints} />
          <Card title={t('form')}>
            <CaseFacts view={view} />
          </Card>
          <ClaimTrial view={view} />
          <Card title={t('papers')}>
            <CasePapers view={view} />
          </Card>
          <Card title={t('trace')}>
            <TraceList
              trace={view.trace}
              officeName={officeName}
              actorName={({ actor, role }) => (role === 'insured' ? t('applicant') : actor)}
            />
          </Card>
        </div>
        <div className="sticky-side">
          <div className="stack">
            <CaseActs key={view.version} view={view} />
            <PaidClaim view={view} />
            <NextCase from={view.id} first={view.acts.every((act) => act === 'note')} />
          </div>
        </div>
      </div>
    </>
  );
}

/** What was paid for a claim may have to come back: after a mistake, or before a decision anew refuses it. */
function PaidClaim({ view }: { readonly view: CaseView }) {
  const t = useText(windowWords);
  const may = useMay();
  const claims = view.fields.some(({ kind }) => kind === 'lines') && view.result.settlement;
  if (!claims || view.state === 'approved' || !may('settlement.correct')) return null;
  return (
    <Card title={t('paidClaim')}>
      <TakeBack of={view.id} />
    </Card>
  );
}

/** Who holds it while it is in no step, which the list of steps then does not say. */
function HolderLine({ view }: { readonly view: CaseView }) {
  const t = useText(windowWords);
  const { assignee, step } = view;
  return step !== null || assignee === null ? null : (
    <p className="lead">{t('holderNoDay', { holder: assignee })}</p>
  );
}
