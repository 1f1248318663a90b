import { Card, type TableProps, Tag } from 'antd';
import { Link } from 'react-router';
import type { ClearingView, WalletUseView } from '../../../src/money/own-account/index.ts';
import { useMay } from '../../account/session.ts';
import { Frame } from '../../kit/frame.tsx';
import { useText } from '../../kit/language.tsx';
import { ListTable } from '../../kit/list-table.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import { PagedTable } from '../../kit/paged-table.tsx';
import { momentText } from '../../kit/today.ts';
import { useAreaName } from '../../kit/use-area-name.ts';
import { accountsWords } from './accounts-words.ts';
import { MonthField, useMonth } from './month-field.tsx';
import { useUsageName } from './use-usage-name.ts';

/** Quotas between areas: each use of a month, and what areas owe each other for whole months. */
export function WalletsPage() {
  const t = useText(accountsWords);
  const may = useMay();
  return (
    <Frame title={t('wallets')}>
      <p className="quiet lead">{t('walletsLead')}</p>
      {may('payment.read') ? (
        <Card title={t('clearings')}>
          <Clearings />
        </Card>
      ) : null}
      <Card title={t('useList')}>
        <div className="stack">
          <MonthField />
          <Uses />
        </div>
      </Card>
    </Frame>
  );
}

const AMOUNTS = ['care', 'goods', 'premium', 'total'] as const;

function Clearings() {
  const t = useText(accountsWords);
  const areaName = useAreaName();
  const columns: TableProps<ClearingView>['columns'] = [
    { title: t('month'), key: 'month', dataIndex: 'month' },
    { title: t('area'), key: 'area', render: (_, { area }) => areaName(area) },
    {
      title: t('direction'),
      key: 'direction',
      render: (_, { direction }) => t(`direction.${direction}`),
    },
    { title: t('uses'), key: 'uses', dataIndex: 'uses', align: 'right' },
    ...AMOUNTS.map((name) => ({
      title: t(name),
      key: name,
      align: 'right' as const,
      render: (_: unknown, row: ClearingView) => (
        <MoneyText amount={row[name]} strong={name === 'total'} />
      ),
    })),
    {
      title: t('hash'),
      key: 'hash',
      render: (_, { hash }) => <code title={hash}>{hash.slice(0, 10)}…</code>,
    },
    { title: t('madeAt'), key: 'madeAt', render: (_, { madeAt }) => momentText(madeAt) },
  ];
  return (
    <ListTable<ClearingView>
      path="/wallet-clearings"
      columns={columns}
      caption={t('clearings')}
      rowKey={({ month, direction, area }) => `${month} ${direction} ${area}`}
    />
  );
}

function Uses() {
  const t = useText(accountsWords);
  const month = useMonth();
  const usageName = useUsageName();
  const areaName = useAreaName();
  const columns: TableProps<WalletUseView>['columns'] = [
    { title: t('on'), key: 'on', dataIndex: 'on' },
    { title: t('direction'), key: 'direction', render: (_, row) => t(`used.${row.direction}`) },
    { title: t('area'), key: 'area', render: (_, { area }) => areaName(area) },
    {
      title: t('person'),
      key: 'person',
      render: (_, { person }) => (
        <Link to={`/accounts/persons/${encodeURIComponent(person.id)}`}>{person.name}</Link>
      ),
    },
    { title: t('usedFor'), key: 'kind', render: (_, { kind }) => usageName(kind) },
    {
      title: t('amount'),
      key: 'amount',
      align: 'right',
      render: (_, { amount }) => <MoneyText amount={amount} strong />,
    },
    {
      title: t('state'),
      key: 'told',
      render: (_, { told }) => (
        <Tag color={told ? 'green' : 'orange'}>{t(told ? 'told' : 'waiting')}</Tag>
      ),
    },
  ];
  return (
    <PagedTable<WalletUseView>
      path="/wallet-uses"
      query={{ month }}
      columns={columns}
      caption={t('useList')}
      rowKey={({ id, direction }) => `${id} ${direction}`}
    />
  );
}
