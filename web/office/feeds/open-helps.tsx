import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Modal, type TableProps } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { HelpView } from '../../../src/counter/feeds/index.ts';
import { useMay } from '../../account/session.ts';
import { post } from '../../kit/api.ts';
import { Failure } from '../../kit/failure.tsx';
import { once } from '../../kit/intent.ts';
import { useLanguage, useText } from '../../kit/language.tsx';
import { MoneyText, moneyText } from '../../kit/money-text.tsx';
import { PagedTable } from '../../kit/paged-table.tsx';
import { useTerm } from '../../kit/term.ts';
import { AccountFields, NO_ACCOUNT } from '../account-fields.tsx';
import { feedsWords } from './feeds-words.ts';

/** Premiums that somebody has to look at: paid although help was due, or not to be made by a list alone. */
export function OpenHelps() {
  const t = useText(feedsWords);
  const may = useMay();
  const term = useTerm();
  const { language } = useLanguage();
  const [paying, setPaying] = useState<HelpView | null>(null);
  const [paid, setPaid] = useState(0);
  const columns: TableProps<HelpView>['columns'] = [
    {
      title: t('name'),
      key: 'name',
      render: (_, { person, name }) => <Link to={`/households/${person}`}>{name}</Link>,
    },
    { title: t('helpYear'), key: 'year', dataIndex: 'year' },
    { title: t('group'), key: 'group', render: (_, { group }) => term('group', group) },
    {
      title: t('reason'),
      key: 'reason',
      render: (_, { reason, channel }) => {
        if (reason !== null) return reason[language];
        return t(isMoney(channel) ? 'helpDifference' : 'helpFromAccount');
      },
    },
    {
      title: t('due'),
      key: 'amount',
      align: 'right',
      render: (_, { outcome, amount }) => (
        <MoneyText amount={outcome === 'difference' ? amount : undefined} />
      ),
    },
    {
      title: '',
      key: 'pay',
      render: (_, help) =>
        help.outcome === 'difference' && isMoney(help.channel) && may('settlement.correct') ? (
          <Button onClick={() => setPaying(help)}>{t('helpPay')}</Button>
        ) : null,
    },
  ];
  return (
    <Card title={t('openHelps')}>
      <div className="stack">
        <p className="quiet">{t('openHelpsHint')}</p>
        <PagedTable<HelpView>
          path="/feeds/helps"
          query={{ open: true }}
          columns={columns}
          caption={t('openHelps')}
          seen={String(paid)}
        />
        {paying ? (
          <PayHelp
            key={paying.id}
            help={paying}
            done={() => {
              setPaying(null);
              setPaid((before) => before + 1);
            }}
            cancel={() => setPaying(null)}
          />
        ) : null}
      </div>
    </Card>
  );
}

/** What came out of an account or a wallet goes back there, by a refund of the premium. */
function isMoney(channel: string | null): boolean {
  return channel !== 'account' && channel !== 'wallet';
}

type Paying = {
  readonly help: HelpView;
  readonly done: () => void;
  readonly cancel: () => void;
};

function PayHelp({ help, done, cancel }: Paying) {
  const t = useText(feedsWords);
  const queries = useQueryClient();
  const [account, setAccount] = useState(NO_ACCOUNT);
  const pay = useMutation({
    mutationFn: () =>
      once(`help ${help.id}`, { account }, (body) =>
        post<{ amount: string }>(`/feeds/helps/${help.id}/payments`, body),
      ),
    onSuccess: done,
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <Modal
      open
      title={t('helpPayTitle', { amount: moneyText(help.amount), name: help.name })}
      okText={t('helpPay')}
      cancelText={t('cancel')}
      okButtonProps={{ htmlType: 'submit', form: 'pay-help', loading: pay.isPending }}
      onCancel={cancel}
    >
      <form
        id="pay-help"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          pay.mutate();
        }}
      >
        <AccountFields
          value={account}
          change={setAccount}
          nameOf={(field) => t(`account.${field}`)}
        />
        {pay.isError ? <Failure error={pay.error} /> : null}
      </form>
    </Modal>
  );
}
