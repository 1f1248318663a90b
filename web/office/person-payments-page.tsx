import { Card, Checkbox, Select, type TableProps, Tag } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { PaymentSummary } from '../../src/money/person-payment/index.ts';
import { Frame } from '../kit/frame.tsx';
import { useText } from '../kit/language.tsx';
import { MoneyText } from '../kit/money-text.tsx';
import { PagedTable } from '../kit/paged-table.tsx';
import { BankAnswers } from './bank-answers.tsx';
import { DoubledClaims } from './doubled-claims.tsx';
import { paymentWords } from './payment-words.ts';
import { BatchMaker } from './person-batch-maker.tsx';
import { PersonBatches } from './person-batches.tsx';
import { CorrectAccount } from './person-correct-account.tsx';
import { personPaymentWords } from './person-payment-words.ts';
import { PersonRecoveries } from './person-recoveries.tsx';
import { TakeBack } from './take-back.tsx';

const STATES = [
  'waiting',
  'returned',
  'failed',
  'made',
  'approved',
  'sent',
  'unknown',
  'paid',
  'set-off',
] as const;

/** The work of whoever pays persons: what waits, what is checked, what the bank said, what has to come back. */
export function PersonPaymentsPage() {
  const t = useText(personPaymentWords);
  const tp = useText(paymentWords);
  const [search, setSearch] = useSearchParams();
  const [chosen, setChosen] = useState<readonly PaymentSummary[]>([]);
  const state = STATES.find((name) => name === search.get('state')) ?? null;
  return (
    <Frame title={t('personPayments')}>
      <Card>
        <div className="stack">
          <p className="quiet">{t('personHint')}</p>
          <DoubledClaims />
          <div className="tools">
            <Select
              allowClear
              aria-label={tp('standing')}
              className="filter"
              placeholder={tp('allStates')}
              value={state}
              options={STATES.map((value) => ({ value, label: t(`payment.${value}`) }))}
              onChange={(value: string | null | undefined) =>
                setSearch(value ? { state: value } : {})
              }
            />
            <BatchMaker chosen={chosen} onMade={() => setChosen([])} />
          </div>
          <PaymentTable state={state} chosen={chosen} choose={setChosen} />
        </div>
      </Card>
      <Card title={t('batches')}>
        <PersonBatches />
      </Card>
      <Card title={tp('answers')}>
        <BankAnswers path="/person-payment-answers" />
      </Card>
      <Card title={t('recoveries')}>
        <PersonRecoveries />
      </Card>
    </Frame>
  );
}

function PaymentTable({
  state,
  chosen,
  choose,
}: {
  state: string | null;
  chosen: readonly PaymentSummary[];
  choose: (payments: readonly PaymentSummary[]) => void;
}) {
  const t = useText(personPaymentWords);
  const tp = useText(paymentWords);
  const columns: TableProps<PaymentSummary>['columns'] = [
    {
      title: '',
      key: 'choose',
      render: (_, row) => (
        <Checkbox
          aria-label={`${tp('choose')} ${row.person?.name ?? row.account.holder} ${row.amount}`}
          disabled={row.state !== 'waiting'}
          checked={chosen.some(({ id }) => id === row.id)}
          onChange={({ target }) => {
            const others = chosen.filter(({ id }) => id !== row.id);
            choose(target.checked ? [...others, row] : others);
          }}
        />
      ),
    },
    {
      title: t('person'),
      key: 'person',
      render: (_, row) => row.person?.name ?? row.account.holder,
    },
    { title: t('kind'), key: 'kind', render: (_, row) => t(kindWord(row.kind)) },
    {
      title: t('case'),
      key: 'case',
      render: (_, row) =>
        row.case === null ? '—' : <Link to={`/window/cases/${row.case}`}>{t('case')}</Link>,
    },
    {
      title: tp('amount'),
      key: 'amount',
      align: 'right',
      render: (_, row) => <MoneyText amount={row.amount} strong />,
    },
    {
      title: t('setOff'),
      key: 'setOff',
      align: 'right',
      render: (_, row) => <MoneyText amount={row.setOff} />,
    },
    { title: tp('number'), key: 'number', render: (_, row) => <code>{row.account.number}</code> },
    {
      title: tp('standing'),
      key: 'state',
      render: (_, row) => (
        <Tag color={row.state === 'returned' || row.state === 'failed' ? 'red' : 'default'}>
          {t(`payment.${row.state}`)}
        </Tag>
      ),
    },
    { title: tp('note'), key: 'actions', render: (_, row) => <PaymentActs payment={row} /> },
  ];
  return (
    <PagedTable<PaymentSummary>
      path="/person-payments"
      query={{ state }}
      columns={columns}
      caption={t('personPayments')}
    />
  );
}

function PaymentActs({ payment }: { payment: PaymentSummary }) {
  const { kind, state, case: of } = payment;
  return (
    <div className="tools">
      <CorrectAccount payment={payment} />
      {kind === 'reimbursement' && state === 'paid' && of !== null ? <TakeBack of={of} /> : null}
    </div>
  );
}

function kindWord(kind: string) {
  const known = ['reimbursement', 'maternity', 'supplement', 'refund'] as const;
  return `kind.${known.find((name) => name === kind) ?? 'other'}` as const;
}
