import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Tag } from 'antd';
import { Link, useParams } from 'react-router';
import type { OrderView, StatementView } from '../../src/money/provider-payment/index.ts';
import { get, post } from '../kit/api.ts';
import { AsyncView } from '../kit/async-view.tsx';
import { Failure } from '../kit/failure.tsx';
import { Frame } from '../kit/frame.tsx';
import { useText } from '../kit/language.tsx';
import { MoneyText } from '../kit/money-text.tsx';
import { useTerm } from '../kit/term.ts';
import { momentText } from '../kit/today.ts';
import { DeductionForm, Deductions } from './deductions.tsx';
import { OrderActions } from './order-actions.tsx';
import { PayAccountForm } from './pay-account-form.tsx';
import { PaymentFigures } from './payment-figures.tsx';
import { paymentWords } from './payment-words.ts';

export function PaymentStatementPage() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['payment-statement', id],
    queryFn: () => get<StatementView>(`/payment-statements/${encodeURIComponent(id)}`),
  });
  return <AsyncView query={query}>{(view) => <Statement view={view} />}</AsyncView>;
}

function Statement({ view }: { view: StatementView }) {
  const t = useText(paymentWords);
  const term = useTerm();
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: () => post<OrderView>(`/payment-statements/${view.id}/orders`, {}),
    onSettled: () => queries.invalidateQueries(),
  });
  const due = view.standing === 'due';
  const span = t('span', { from: view.startsOn, until: view.endsOn });
  return (
    <Frame
      back={<Link to={`/payments/periods/${view.period}`}>← {span}</Link>}
      title={`${view.providerName} · ${term('amount', view.fund)}`}
      extra={
        <Button
          type="primary"
          disabled={!due || view.account === null}
          loading={make.isPending}
          onClick={() => make.mutate()}
        >
          {t('makeOrder')}
        </Button>
      }
    >
      {make.isError ? <Failure error={make.error} /> : null}
      <Card title={t('statement')} extra={<Tag>{t(`standing.${view.standing}`)}</Tag>}>
        <div className="stack">
          <PaymentFigures view={view} names={['drawn', 'carried', 'deducted', 'payable']} />
          {view.carriedFrom ? (
            <Link to={`/payments/statements/${view.carriedFrom}`}>← {t('carried')}</Link>
          ) : null}
        </div>
      </Card>
      <Card title={t('deductions')}>
        <div className="stack">
          <Deductions view={view} changeable={due || view.standing === 'nothing'} />
          {due ? <DeductionForm statement={view.id} /> : null}
        </div>
      </Card>
      <Card title={t('account')}>
        <div className="stack">
          {view.account ? (
            <span>
              {view.account.holder} · {view.account.bank} · <code>{view.account.number}</code>
            </span>
          ) : (
            <Alert type="warning" showIcon title={t('noAccount')} />
          )}
          <PayAccountForm provider={view.provider} />
        </div>
      </Card>
      {view.orders.map((order) => (
        <OrderCard key={order.id} order={order} />
      ))}
    </Frame>
  );
}

function OrderCard({ order }: { order: OrderView }) {
  const t = useText(paymentWords);
  return (
    <Card
      title={`${t('order')} · ${t('attempt', { attempt: order.attempt })}`}
      extra={<Tag data-testid="order-state">{t(`state.${order.state}`)}</Tag>}
    >
      <div className="stack">
        <div>
          <MoneyText amount={order.amount} strong /> → {order.account.holder} ·{' '}
          <code>{order.account.number}</code>
        </div>
        <OrderActions order={order} />
        <div className="scroll">
          <table className="plain" aria-label={t('history')}>
            <thead>
              <tr>
                {(['history', 'by', 'at', 'reference', 'note'] as const).map((name) => (
                  <th key={name} scope="col">
                    {t(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {order.events.map((event) => (
                <tr key={`${event.state} ${event.at}`}>
                  <th scope="row">{t(`state.${event.state}`)}</th>
                  <td>{event.actor}</td>
                  <td>{momentText(event.at)}</td>
                  <td>{event.reference}</td>
                  <td>{event.detail}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Card>
  );
}
