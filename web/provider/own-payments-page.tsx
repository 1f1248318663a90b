import { Card, type TableProps, Tag } from 'antd';
import type { OwnPayment } from '../../src/money/provider-payment/index.ts';
import { useText } from '../kit/language.tsx';
import { MoneyText } from '../kit/money-text.tsx';
import { PagedTable } from '../kit/paged-table.tsx';
import { useTerm } from '../kit/term.ts';
import { momentText } from '../kit/today.ts';
import { paymentWords } from '../office/payment-words.ts';
import { FinanceFrame } from './finance/finance-frame.tsx';

/** What the agency owes this provider and has paid it, by period and fund. */
export function OwnPaymentsPage() {
  const t = useText(paymentWords);
  const term = useTerm();
  const columns: TableProps<OwnPayment>['columns'] = [
    {
      title: t('period'),
      key: 'period',
      render: (_, row) => t('span', { from: row.startsOn, until: row.endsOn }),
    },
    { title: t('fund'), key: 'fund', render: (_, row) => term('amount', row.fund) },
    ...(['drawn', 'carried', 'deducted', 'payable'] as const).map((name) => ({
      title: t(name),
      key: name,
      align: 'right' as const,
      render: (_: unknown, row: OwnPayment) => (
        <MoneyText amount={row[name]} strong={name === 'payable'} />
      ),
    })),
    {
      title: t('standing'),
      key: 'standing',
      render: (_, row) => <Tag>{t(`standing.${row.standing}`)}</Tag>,
    },
    { title: t('at'), key: 'at', render: (_, { order }) => (order ? momentText(order.at) : '—') },
  ];
  return (
    <FinanceFrame title={t('own')}>
      {(provider) => (
        <Card>
          <PagedTable<OwnPayment>
            path="/payments"
            query={{ provider }}
            columns={columns}
            caption={t('own')}
          />
        </Card>
      )}
    </FinanceFrame>
  );
}
