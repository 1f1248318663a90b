import { Card, type TableProps } from 'antd';
import { Link } from 'react-router';
import type { ListView } from '../../../src/money/premium/index.ts';
import { useMay } from '../../account/session.ts';
import { Frame } from '../../kit/frame.tsx';
import { useText } from '../../kit/language.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import { PagedTable } from '../../kit/paged-table.tsx';
import { momentText } from '../../kit/today.ts';
import { useOfficeName } from '../window/use-office-name.ts';
import { BringList } from './bring-list.tsx';
import { premiumsWords } from './premiums-words.ts';

const AGAIN_MS = 5_000;

/** Lists of people whom a station, a county's file or a telephone enrolled together. */
export function PremiumListsPage() {
  const t = useText(premiumsWords);
  const may = useMay();
  const officeName = useOfficeName(may('matter.read'));
  const columns: TableProps<ListView>['columns'] = [
    {
      title: t('madeAt'),
      key: 'madeAt',
      render: (_, { id, madeAt }) => <Link to={`/premiums/lists/${id}`}>{momentText(madeAt)}</Link>,
    },
    { title: t('year'), key: 'year', dataIndex: 'year' },
    { title: t('lines'), key: 'lines', dataIndex: 'lines', align: 'right' },
    { title: t('orders'), key: 'orders', dataIndex: 'orders', align: 'right' },
    { title: t('refused'), key: 'refused', dataIndex: 'refused', align: 'right' },
    {
      title: t('collected'),
      key: 'personal',
      align: 'right',
      render: (_, { personal }) => <MoneyText amount={personal} strong />,
    },
    { title: t('actor'), key: 'by', dataIndex: 'madeBy' },
    {
      title: t('office'),
      key: 'office',
      render: (_, { office }) => (office === null ? '—' : officeName(office)),
    },
  ];
  return (
    <Frame title={t('lists')}>
      <p className="quiet lead">{t('listsLead')}</p>
      {may('premium.write') ? <BringList /> : null}
      <Card title={t('lists')}>
        <PagedTable<ListView>
          path="/premium-lists"
          query={{}}
          columns={columns}
          caption={t('lists')}
          again={AGAIN_MS}
        />
      </Card>
    </Frame>
  );
}
