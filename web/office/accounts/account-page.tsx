import { useQuery } from '@tanstack/react-query';
import { Card, type TableProps } from 'antd';
import { Link, useParams } from 'react-router';
import type { AccountView, EntryView } from '../../../src/money/own-account/index.ts';
import { useMay } from '../../account/session.ts';
import { get } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { Fact } from '../../kit/fact.tsx';
import { Frame } from '../../kit/frame.tsx';
import { useText } from '../../kit/language.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import { PagedTable } from '../../kit/paged-table.tsx';
import type { PersonSummary } from '../../kit/views.ts';
import { accountsWords } from './accounts-words.ts';
import { GiveQuota } from './give-quota.tsx';
import { GrantTables } from './grant-tables.tsx';
import { ReverseCredit } from './reverse-credit.tsx';
import { ShownCodes } from './shown-codes.tsx';
import { useEntryName } from './use-entry-name.ts';

/** A person's own account with every entry, and what was given and received of such accounts. */
export function OwnAccountPage() {
  const t = useText(accountsWords);
  const may = useMay();
  const { person = '' } = useParams();
  const path = `/persons/${encodeURIComponent(person)}`;
  const head = useQuery({
    queryKey: ['person head', person],
    queryFn: () => get<PersonSummary>(`${path}/head`),
  });
  const account = useQuery({
    queryKey: ['own account', person],
    queryFn: () => get<AccountView>(`${path}/own-account`),
  });
  return (
    <Frame
      back={<Link to="/accounts">← {t('back')}</Link>}
      title={`${t('title')} · ${head.data?.name ?? ''}`}
      extra={<Link to={`/households/${encodeURIComponent(person)}`}>{t('household')}</Link>}
    >
      <AsyncView query={account}>
        {(view) => (
          <>
            <Card title={t('account')}>
              <Balance account={view.account} />
            </Card>
            <GrantTables person={person} account={view} />
            {view.account !== null && may('account.write') ? <GiveQuota person={person} /> : null}
          </>
        )}
      </AsyncView>
      <ShownCodes person={person} />
      <Card title={t('entries')}>
        <Entries path={`${path}/own-account/entries`} />
      </Card>
      {account.data?.account && may('settlement.correct') ? (
        <ReverseCredit path={`${path}/credit-reversals`} />
      ) : null}
    </Frame>
  );
}

export function Balance({ account }: { readonly account: AccountView['account'] }) {
  const t = useText(accountsWords);
  if (account === null) return <p className="quiet">{t('noAccount')}</p>;
  return (
    <dl className="facts three">
      <Fact name={t('balance')}>
        <MoneyText amount={account.balance} strong />
      </Fact>
      <Fact name={t('held')}>
        <MoneyText amount={account.held} />
      </Fact>
      <Fact name={t('available')}>
        <MoneyText amount={account.available} strong />
      </Fact>
    </dl>
  );
}

function Entries({ path }: { readonly path: string }) {
  const t = useText(accountsWords);
  const entryName = useEntryName();
  const columns: TableProps<EntryView>['columns'] = [
    { title: t('on'), key: 'on', dataIndex: 'on' },
    {
      title: t('reason'),
      key: 'reason',
      render: (_, { reason, settlement, wallet }) => (
        <>
          {settlement === null ? (
            entryName(reason)
          ) : (
            <Link to={`/settlements/${settlement}`}>{t('settlement')}</Link>
          )}
          {wallet === null ? '' : ` · ${wallet}`}
        </>
      ),
    },
    {
      title: t('amount'),
      key: 'amount',
      align: 'right',
      render: (_, { amount }) => <MoneyText amount={amount} strong />,
    },
    {
      title: t('after'),
      key: 'after',
      align: 'right',
      render: (_, { after }) => <MoneyText amount={after} />,
    },
  ];
  return <PagedTable<EntryView> path={path} query={{}} columns={columns} caption={t('entries')} />;
}
