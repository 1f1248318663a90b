import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Tag } from 'antd';
import { useNavigate } from 'react-router';
import type { PapersView } from '../../../src/money/settlement/index.ts';
import { get } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { useText } from '../../kit/language.tsx';
import { moneyText } from '../../kit/money-text.tsx';
import type { SettlementView } from '../../kit/settlement-views.ts';
import { TotalLines } from '../../kit/total-lines.tsx';
import { useKeys } from '../../kit/use-keys.ts';
import { useSettlement } from '../settlement-page.tsx';
import { CancelPanel } from './cancel-panel.tsx';
import { isOpen, Outcome, useOutcome } from './outcome.tsx';
import { PatientLine } from './patient-line.tsx';
import { RefundPanel } from './refund-panel.tsx';
import { ShareTable } from './share-table.tsx';
import type { Carried, Go, Handed } from './use-places.ts';
import { cashierWords } from './words.ts';

type Act = 'refund' | 'cancel' | null;
type Props = { settlement: string; act: Act; carried: Carried; go: Go };

export function usePapers(settlement: string) {
  return useQuery({
    queryKey: ['papers', settlement],
    queryFn: () => get<PapersView>(`/settlements/${settlement}/papers`),
  });
}

/** What was done, what is printed of it, and the two ways to take it back. */
export function SettledStage({ settlement, act, carried, go }: Props) {
  const query = useSettlement(settlement);
  useKeys({
    F2: () => go({ is: 'find', list: 'waiting' }),
    F3: () => go({ is: 'find', list: 'settled' }),
  });
  return (
    <AsyncView query={query}>
      {(view) => <Settled view={view} act={act} carried={carried} go={go} />}
    </AsyncView>
  );
}

type SettledProps = { view: SettlementView; act: Act; carried: Carried; go: Go };

function Settled({ view, act, carried, go }: SettledProps) {
  const queries = useQueryClient();
  const outcome = useOutcome(view.encounter, ({ result }) => {
    const { settlement, ...refunded } = result;
    void queries.invalidateQueries();
    const more = 'back.cash' in refunded ? { refunded } : {};
    if (settlement) go({ is: 'settled', settlement, act: null }, more, true);
  });
  const place = { is: 'settled', settlement: view.id } as const;
  const back = () => go({ ...place, act: null }, carried, true);
  const leave = () => go({ is: 'find', list: 'waiting' });
  useKeys({ Escape: act === null || isOpen(outcome) ? leave : back });
  const panel = { view, outcome, back };
  return (
    <div className="stack">
      <PatientLine
        person={view.person.id}
        note={{ personName: view.person.name, kind: view.visitKind, startedOn: view.from }}
      />
      <div className="split">
        <div className="stack">
          <Outcome intent={outcome} leave={leave} />
          {act === 'refund' ? <RefundPanel {...panel} /> : null}
          {act === 'cancel' ? <CancelPanel {...panel} /> : null}
          {act === null ? (
            <Result view={view} carried={carried} open={(next) => go({ ...place, act: next })} />
          ) : null}
        </div>
        <Card className="sticky-side">
          <TotalLines amounts={view.amounts} />
        </Card>
      </div>
    </div>
  );
}

type ResultProps = { view: SettlementView; carried: Carried; open: (act: Act) => void };

function Result({ view, carried, open }: ResultProps) {
  const t = useText(cashierWords);
  const standing = view.kind === 'settlement' && view.reversedBy === null;
  const { handed, refunded } = carried;
  useKeys(standing ? { r: () => open('refund'), x: () => open('cancel') } : {});
  return (
    <Card
      title={
        <span className="tools">
          {t(titleOf(view, refunded !== undefined))}
          {view.reversedBy === null ? null : <Tag>{t('wasCancelled')}</Tag>}
        </span>
      }
    >
      <div className="stack">
        {refunded ? <ShareTable shares={refunded} /> : <Handover view={view} handed={handed} />}
        <PrintButtons id={view.id} />
        {standing ? (
          <div className="tools">
            <Button onClick={() => open('refund')}>
              <kbd>R</kbd> {t('refund')}
            </Button>
            <Button danger onClick={() => open('cancel')}>
              <kbd>X</kbd> {t('cancel')}
            </Button>
          </div>
        ) : null}
        <p className="quiet small">
          <kbd>F2</kbd> {t('nextPatient')}
        </p>
      </div>
    </Card>
  );
}

function titleOf({ kind }: SettlementView, refunded: boolean) {
  if (refunded) return 'refundedTitle' as const;
  return kind === 'reversal' ? ('cancelledTitle' as const) : ('settledTitle' as const);
}

/** What changes hands at the window: large, because it is read aloud. */
function Handover({ view, handed }: { view: SettlementView; handed: Handed | undefined }) {
  const t = useText(cashierWords);
  const { cash } = view.amounts;
  const out = view.kind === 'reversal';
  const figures: readonly (readonly [string, string])[] = [
    out ? [t('payOut'), cash.replace('-', '')] : [t('ownPart'), cash],
    ...(handed && handed.other !== '0.00' ? [[t('other'), handed.other] as const] : []),
    ...(handed ? [[t('received'), handed.received] as const] : []),
    ...(handed ? [[t('changeDue'), handed.change] as const] : []),
  ];
  return (
    <div className="figure-row">
      {figures.map(([name, amount], i) => (
        <div key={name} className={`figure${i === 0 ? ' main' : ''}`}>
          <div className="figure-name">{name}</div>
          <div className="figure-value" data-testid={i === 0 ? 'handover' : undefined}>
            {moneyText(amount)}
          </div>
        </div>
      ))}
    </div>
  );
}

export const PAPERS = ['slip', 'fees', 'invoice'] as const;
export type Paper = (typeof PAPERS)[number];

function PrintButtons({ id }: { id: string }) {
  const t = useText(cashierWords);
  const navigate = useNavigate();
  const print = (paper: Paper) => navigate(`/desk/cashier/papers/${id}?paper=${paper}`);
  useKeys(Object.fromEntries(PAPERS.map((paper, i) => [String(i + 1), () => print(paper)])));
  return (
    <div className="tools">
      {PAPERS.map((paper, i) => (
        <Button
          key={paper}
          type={i === 0 ? 'primary' : 'default'}
          autoFocus={i === 0}
          onClick={() => print(paper)}
        >
          <kbd>{i + 1}</kbd> {t(paper)}
        </Button>
      ))}
    </div>
  );
}
