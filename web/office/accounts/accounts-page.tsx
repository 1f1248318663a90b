import { Card, Segmented, type TableProps } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { MovedView, RunView } from '../../../src/money/own-account/index.ts';
import { useMay } from '../../account/session.ts';
import { Frame } from '../../kit/frame.tsx';
import { useText } from '../../kit/language.tsx';
import { ListTable } from '../../kit/list-table.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import { PagedTable } from '../../kit/paged-table.tsx';
import { PersonSearch } from '../../provider/person-search.tsx';
import { accountsWords } from './accounts-words.ts';
import { MonthField, useMonth } from './month-field.tsx';
import { useUsageName } from './use-usage-name.ts';

/** Own accounts of the area: one of them, or what moved all of them in a month. */
export function AccountsPage() {
  const t = useText(accountsWords);
  const may = useMay();
  const navigate = useNavigate();
  return (
    <Frame title={t('title')}>
      <p className="quiet lead">{t('lead')}</p>
      <Card>
        <PersonSearch
          hint={t('findHint')}
          onOpen={(id) => navigate(`/accounts/persons/${encodeURIComponent(id)}`)}
        />
      </Card>
      <Card>
        <MonthField />
      </Card>
      {may('payment.read') ? (
        <Card title={t('runs')}>
          <Runs />
        </Card>
      ) : null}
      <Card title={t('movements')}>
        <Movements />
      </Card>
    </Frame>
  );
}

function Runs() {
  const t = useText(accountsWords);
  const month = useMonth();
  const columns: TableProps<RunView>['columns'] = [
    { title: t('runKind'), key: 'kind', render: (_, { kind }) => t(`run.${kind}`) },
    { title: t('period'), key: 'period', dataIndex: 'period' },
    { title: t('act'), key: 'act', render: (_, { act }) => t(`act.${act}`) },
    { title: t('on'), key: 'on', dataIndex: 'on' },
    { title: t('accounts'), key: 'accounts', dataIndex: 'accounts', align: 'right' },
    {
      title: t('amount'),
      key: 'amount',
      align: 'right',
      render: (_, { amount }) => <MoneyText amount={amount} strong />,
    },
  ];
  return (
    <ListTable<RunView>
      path="/account-runs"
      query={{ month }}
      columns={columns}
      caption={t('runs')}
      rowKey={({ kind, period, act, on }) => `${kind} ${period} ${act} ${on}`}
    />
  );
}

const KINDS = ['withdrawal', 'sent', 'received', 'draw', 'return', 'credit-reversal'] as const;

function Movements() {
  const t = useText(accountsWords);
  const month = useMonth();
  const usageName = useUsageName();
  const [kind, setKind] = useState<string>('all');
  const columns: TableProps<MovedView>['columns'] = [
    { title: t('on'), key: 'on', dataIndex: 'on' },
    {
      title: t('person'),
      key: 'person',
      render: (_, { person }) => (
        <Link to={`/accounts/persons/${encodeURIComponent(person.id)}`}>{person.name}</Link>
      ),
    },
    { title: t('act'), key: 'kind', render: (_, row) => t(`kind.${row.kind}`) },
    { title: t('payer'), key: 'payer', render: (_, { payer }) => t(`payer.${payer}`) },
    { title: t('usedFor'), key: 'usedFor', render: (_, { usedFor }) => usageName(usedFor) },
    {
      title: t('amount'),
      key: 'amount',
      align: 'right',
      render: (_, { amount }) => <MoneyText amount={amount} strong />,
    },
    { title: t('reason'), key: 'reason', render: (_, { reason }) => reason || '—' },
    { title: t('by'), key: 'by', dataIndex: 'by' },
  ];
  return (
    <div className="stack">
      <div className="scroll">
        <Segmented
          aria-label={t('act')}
          value={kind}
          options={[
            { value: 'all', label: t('allKinds') },
            ...KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
          ]}
          onChange={setKind}
        />
      </div>
      <PagedTable<MovedView>
        path="/account-movements"
        query={{ month, kind: kind === 'all' ? undefined : kind }}
        columns={columns}
        caption={t('movements')}
      />
    </div>
  );
}
