import { Alert, Button, Card, Checkbox, type InputRef } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { GateNote } from '../../explain/gate-note.tsx';
import { Failure } from '../../kit/failure.tsx';
import { useText } from '../../kit/language.tsx';
import { MoneyText, moneyText } from '../../kit/money-text.tsx';
import { ItemSearch } from './item-search.tsx';
import { LinesTable } from './lines-table.tsx';
import { type Settled, useConfirm, useTrial, type Writing } from './use-prescription.ts';
import type { TrialView } from './views.ts';
import { doctorWords } from './words.ts';
import { bodyOf, type Lines, lineOf, USUAL_DAYS } from './written-lines.ts';

type Props = {
  writing: Writing;
  lines: Lines;
  /** Doctor and department, sent with it. */
  said: Readonly<Record<string, string>>;
  onSettled: (settled: Settled) => void;
  extra?: ReactNode;
};

/** Step two: drugs and days on the left, who pays what beside them while they are written. */
export function WritingBoard({ writing, lines, said, onSettled, extra }: Props) {
  const t = useText(doctorWords);
  const search = useRef<InputRef>(null);
  const [useOwnAccount, setUseOwnAccount] = useState(true);
  const ordinary = writing.kind === 'outpatient';
  const body = bodyOf(lines.lines);
  const trial = useTrial(writing, body, useOwnAccount);
  const slot = `${writing.person} ${writing.kind} ${writing.disease ?? ''}`;
  const confirm = useConfirm(slot, (settled) => {
    lines.forget();
    onSettled(settled);
  });
  const send = () => {
    if (!confirm.unknown && !trial.isCurrent) return;
    const { provider, person, kind, disease, registration } = writing;
    confirm.send({
      ...{ provider, person, kind, lines: body, useOwnAccount, ...said },
      ...(disease === null ? {} : { disease }),
      ...(registration === null ? {} : { registration }),
      claimedTotal: trial.data?.total,
    });
  };
  useConfirmKey(send);
  const toSearch = () => search.current?.focus();
  return (
    <div className="split writing">
      <Card title={t('items')} extra={extra}>
        <div className="stack">
          <ItemSearch
            field={search}
            disabled={confirm.frozen}
            take={(item) => {
              lines.add(lineOf(item, ordinary ? null : USUAL_DAYS));
              focusQuantity(item.code);
            }}
          />
          <LinesTable
            lines={lines}
            trial={trial.data}
            withDays={!ordinary}
            frozen={confirm.frozen}
            entered={toSearch}
          />
        </div>
      </Card>
      <div className="sticky-side">
        <Card>
          <div className="stack">
            <Payers trial={trial.data} />
            <Cautions trial={trial.data} />
            {trial.isError ? <Failure error={trial.error} retry={trial.again} /> : null}
            {confirm.refusal ? <Failure error={confirm.refusal} /> : null}
            {confirm.unknown ? <Unknown /> : null}
            <Checkbox
              checked={useOwnAccount}
              disabled={confirm.frozen}
              onChange={(event) => setUseOwnAccount(event.target.checked)}
            >
              {t('useOwnAccount')}
            </Checkbox>
            <ConfirmButton
              {...{ ordinary, send }}
              unknown={confirm.unknown}
              pending={confirm.pending}
              disabled={!confirm.unknown && !trial.isCurrent}
            />
          </div>
        </Card>
      </div>
    </div>
  );
}

function Unknown() {
  const t = useText(doctorWords);
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      title={t('unknownOutcome')}
      description={t('unknownHint')}
    />
  );
}

type ConfirmProps = {
  ordinary: boolean;
  unknown: boolean;
  pending: boolean;
  disabled: boolean;
  send: () => void;
};

function ConfirmButton({ ordinary, unknown, pending, disabled, send }: ConfirmProps) {
  const t = useText(doctorWords);
  const name = ordinary ? t('confirmVisit') : t('confirm');
  return (
    <Button
      type="primary"
      block
      className="large-target"
      loading={pending}
      disabled={disabled}
      onClick={send}
    >
      {unknown ? t('confirmAgain') : name} <kbd>Ctrl ⏎</kbd>
    </Button>
  );
}

/** Ctrl and Enter confirm from wherever the cursor is. */
function useConfirmKey(send: () => void): void {
  const current = useRef(send);
  current.current = send;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      current.current();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

/** The row is there after the next drawing. */
function focusQuantity(code: string): void {
  setTimeout(() => {
    const field = document.querySelector<HTMLInputElement>(`[data-quantity="${code}"]`);
    field?.focus();
    field?.select();
  });
}

export function Payers({ trial }: { trial: Pick<TrialView, 'settlements'> | null }) {
  const t = useText(doctorWords);
  const [first] = trial?.settlements ?? [];
  if (!first) return <p className="quiet trial-empty">{t('trialHere')}</p>;
  const { fund, personal, total, ownAccount } = first.amounts;
  return (
    <section aria-label={t('total')} aria-live="polite" className="payers">
      <div className="payer fund">
        <span>{t('fund')}</span>
        <strong data-testid="fund">
          <MoneyText amount={fund} />
        </strong>
      </div>
      <div className="payer own">
        <span>{t('own')}</span>
        <strong data-testid="own">
          <MoneyText amount={personal} />
        </strong>
        {/^0+(\.0+)?$/.test(ownAccount) ? null : (
          <span className="quiet small">{t('ownOfWhich', { amount: moneyText(ownAccount) })}</span>
        )}
      </div>
      <div className="total-line">
        <span>{t('total')}</span>
        <MoneyText amount={total} />
      </div>
      <GateNote gate={first.gate} />
    </section>
  );
}

function Cautions({ trial }: { trial: TrialView | null }) {
  const t = useText(doctorWords);
  const nameOf = (code: string) => trial?.lines.find((line) => line.code === code)?.name ?? code;
  return (
    <>
      {trial?.cautions.map(({ what, code, ...facts }) => (
        <Alert
          key={`${what}${code}`}
          type="warning"
          showIcon
          title={t(`caution.${what}`, { name: nameOf(code), ...facts })}
        />
      ))}
    </>
  );
}
