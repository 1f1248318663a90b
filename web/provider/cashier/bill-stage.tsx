import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card } from 'antd';
import { useEffect, useState } from 'react';
import { GateNote } from '../../explain/gate-note.tsx';
import { get, post } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { Failure } from '../../kit/failure.tsx';
import { useText } from '../../kit/language.tsx';
import { useLine } from '../../kit/line.ts';
import type { Intent } from '../../kit/outbox/model.ts';
import type { QuoteView } from '../../kit/settlement-views.ts';
import { TotalLines } from '../../kit/total-lines.tsx';
import { useKeys } from '../../kit/use-keys.ts';
import type { EncounterView } from '../../kit/views.ts';
import { type AccountWish, askToSettle, forget } from './ask-money.ts';
import { ChargeTable } from './charge-table.tsx';
import { isOpen, Outcome, useOutcome } from './outcome.tsx';
import { PatientLine } from './patient-line.tsx';
import { TenderForm } from './tender-form.tsx';
import type { Carried, Go } from './use-places.ts';
import { cashierWords } from './words.ts';

type Props = { encounter: string; carried: Carried; go: Go };

export function BillStage({ encounter, carried, go }: Props) {
  const t = useText(cashierWords);
  const query = useQuery({
    queryKey: ['encounter', encounter],
    queryFn: () => get<EncounterView>(`/encounters/${encodeURIComponent(encounter)}`),
  });
  // Asked for here, so that the outcome is followed even while the bill cannot be read.
  const outcome = useOutcome(encounter, ({ result }) => {
    const { settlement } = result;
    if (settlement) go({ is: 'settled', settlement, act: null }, carried, true);
  });
  useKeys({ F2: () => go(FIND), F3: () => go(SETTLED_LIST), Escape: () => go(FIND) });
  return (
    <div className="stack">
      <Outcome intent={outcome} leave={() => go(FIND)} />
      {outcome?.state === 'refused' ? (
        <Button onClick={() => forget(outcome)}>{t('tryAgain')}</Button>
      ) : null}
      <AsyncView query={query}>
        {(bill) => <OpenBill bill={bill} carried={carried} outcome={outcome} go={go} />}
      </AsyncView>
    </div>
  );
}

const FIND = { is: 'find', list: 'waiting' } as const;
const SETTLED_LIST = { is: 'find', list: 'settled' } as const;

type BillProps = { bill: EncounterView; carried: Carried; outcome: Intent | null; go: Go };

function OpenBill({ bill, carried, outcome, go }: BillProps) {
  const t = useText(cashierWords);
  const [wish, setWish] = useState<AccountWish>({ useOwnAccount: true, useMutualAid: true });
  const { settlement } = bill;
  const elsewhere = settlement !== null && outcome === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: leaves once it is settled.
  useEffect(() => {
    if (elsewhere) go({ is: 'settled', settlement, act: null }, carried, true);
  }, [elsewhere]);
  const turn = (name: keyof AccountWish) => setWish((now) => ({ ...now, [name]: !now[name] }));
  useKeys({ F4: () => turn('useOwnAccount'), F6: () => turn('useMutualAid') });
  return (
    <div className="stack">
      <PatientLine person={bill.person} note={bill} />
      <div className="split">
        <Card title={t('charges')}>
          <ChargeTable bill={bill} />
        </Card>
        <Card title={t('trial')} className="sticky-side">
          <fieldset className="wishes">
            <WishBox keyName="F4" name="useOwnAccount" wish={wish} turn={turn} />
            <WishBox keyName="F6" name="useMutualAid" wish={wish} turn={turn} />
          </fieldset>
          <TrialAndTender {...{ bill, wish, go }} locked={isOpen(outcome) || elsewhere} />
        </Card>
      </div>
    </div>
  );
}

type WishProps = {
  keyName: string;
  name: keyof AccountWish;
  wish: AccountWish;
  turn: (name: keyof AccountWish) => void;
};

function WishBox({ keyName, name, wish, turn }: WishProps) {
  const t = useText(cashierWords);
  return (
    <label>
      <input type="checkbox" checked={wish[name]} onChange={() => turn(name)} />
      <kbd>{keyName}</kbd>
      {t(name)}
    </label>
  );
}

type TrialProps = { bill: EncounterView; wish: AccountWish; go: Go; locked: boolean };

/** Who pays what, and at once the fields for the part in cash. */
function TrialAndTender({ bill, wish, go, locked }: TrialProps) {
  const t = useText(cashierWords);
  const up = useLine();
  const { id, person, provider, revision } = bill;
  const quote = useQuery({
    queryKey: ['quote', id, revision, wish],
    queryFn: () => post<QuoteView>('/quotes', { person, provider, encounter: id, ...wish }),
    staleTime: 60_000,
    enabled: !locked,
  });
  const { refetch, isError } = quote;
  useEffect(() => {
    if (up && isError) void refetch();
  }, [up, isError, refetch]);
  if (quote.isError) {
    return (
      <div className="stack">
        <Failure error={quote.error} retry={() => void quote.refetch()} />
        <Alert type="warning" showIcon title={t('noTrial')} />
      </div>
    );
  }
  const first = quote.data?.settlements[0];
  if (!first) return locked ? null : <p className="quiet">{t('computing')}</p>;
  return (
    <>
      <section aria-label={t('trial')} aria-live="polite">
        <GateNote gate={first.gate} />
        <TotalLines amounts={first.amounts} />
      </section>
      <TenderForm
        due={first.amounts.cash}
        locked={locked}
        settle={(handed) => {
          // Kept in the window's history, so that the result still says what was handed over.
          go({ is: 'bill', encounter: id }, { handed }, true);
          askToSettle(bill, wish);
        }}
      />
    </>
  );
}
