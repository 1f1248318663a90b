import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, type TableProps, Tag } from 'antd';
import { Link, useParams } from 'react-router';
import type { PeriodView, StatementSummary } from '../../src/money/provider-payment/index.ts';
import { get, post } from '../kit/api.ts';
import { AsyncView } from '../kit/async-view.tsx';
import { Failure } from '../kit/failure.tsx';
import { Frame } from '../kit/frame.tsx';
import { useText } from '../kit/language.tsx';
import { MoneyText } from '../kit/money-text.tsx';
import { PagedTable } from '../kit/paged-table.tsx';
import { useTerm } from '../kit/term.ts';
import { PaymentFigures } from './payment-figures.tsx';
import { paymentWords } from './payment-words.ts';

export function PaymentPeriodPage() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['payment-period', id],
    queryFn: () => get<PeriodView>(`/payment-periods/${encodeURIComponent(id)}`),
  });
  return <AsyncView query={query}>{(view) => <Period view={view} />}</AsyncView>;
}

type Made = { readonly made: number; readonly left: readonly { readonly provider: string }[] };

function Period({ view }: { view: PeriodView }) {
  const t = useText(paymentWords);
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: () => post<Made>(`/payment-periods/${view.id}/orders`, {}),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <Frame
      back={<Link to="/payments">← {t('payments')}</Link>}
      title={t('span', { from: view.startsOn, until: view.endsOn })}
      extra={
        <Button type="primary" loading={make.isPending} onClick={() => make.mutate()}>
          {t('makeAll')}
        </Button>
      }
    >
      {make.isError ? <Failure error={make.error} /> : null}
      {make.data ? <MadeOrders made={make.data} /> : null}
      <Card>
        <PaymentFigures view={view} names={['drawn', 'deducted', 'payable', 'paid']} />
      </Card>
      <Card title={t('statements')}>
        <Statements period={view.id} />
      </Card>
    </Frame>
  );
}

function MadeOrders({ made: { made, left } }: { made: Made }) {
  const t = useText(paymentWords);
  const providers = [...new Set(left.map(({ provider }) => provider))].join('、');
  return (
    <Alert
      role="status"
      type={left.length > 0 ? 'warning' : 'success'}
      showIcon
      title={t('madeSome', { made })}
      description={left.length > 0 ? t('leftSome', { count: left.length, providers }) : undefined}
    />
  );
}

function Statements({ period }: { period: string }) {
  const t = useText(paymentWords);
  const term = useTerm();
  const columns: TableProps<StatementSummary>['columns'] = [
    {
      title: t('provider'),
      key: 'provider',
      render: (_, row) => <Link to={`/payments/statements/${row.id}`}>{row.providerName}</Link>,
    },
    { title: t('fund'), key: 'fund', render: (_, row) => term('amount', row.fund) },
    ...(['drawn', 'carried', 'deducted', 'payable'] as const).map((name) => ({
      title: t(name),
      key: name,
      align: 'right' as const,
      render: (_: unknown, row: StatementSummary) => (
        <MoneyText amount={row[name]} strong={name === 'payable'} />
      ),
    })),
    {
      title: t('standing'),
      key: 'standing',
      render: (_, row) => <Tag>{t(`standing.${row.standing}`)}</Tag>,
    },
  ];
  return (
    <PagedTable<StatementSummary>
      path="/payment-statements"
      query={{ period }}
      columns={columns}
      caption={t('statements')}
    />
  );
}
