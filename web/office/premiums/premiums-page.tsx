import { Card, Input, Select, type TableProps, Tag } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { PremiumView } from '../../../src/money/premium/index.ts';
import { useMay } from '../../account/session.ts';
import { Frame } from '../../kit/frame.tsx';
import { useText } from '../../kit/language.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import { PagedTable } from '../../kit/paged-table.tsx';
import { PersonSearch } from '../../provider/person-search.tsx';
import { premiumsWords } from './premiums-words.ts';

const STATES = ['made', 'sent', 'unknown', 'failed', 'paid', 'withdrawn', 'refunded'] as const;
const COLOURS: Readonly<Record<string, string>> = {
  made: 'orange',
  sent: 'blue',
  unknown: 'red',
  failed: 'red',
  paid: 'green',
};

/** Premiums that were asked for, and the way to ask for one. */
export function PremiumsPage() {
  const t = useText(premiumsWords);
  const may = useMay();
  const navigate = useNavigate();
  return (
    <Frame title={t('title')}>
      <p className="quiet lead">{t('lead')}</p>
      {may('premium.write') ? (
        <Card title={t('ask')} extra={<Link to="/premiums/newborns">{t('newborn')} →</Link>}>
          <PersonSearch
            hint={t('askHint')}
            onOpen={(id) => navigate(`/premiums/new/${encodeURIComponent(id)}`)}
          />
        </Card>
      ) : null}
      <Card title={t('list')}>
        <div className="stack">
          <Filters />
          <PremiumTable />
        </div>
      </Card>
    </Frame>
  );
}

function Filters() {
  const t = useText(premiumsWords);
  const [search, setSearch] = useSearchParams();
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setSearch(next);
  };
  const year = search.get('year') ?? '';
  return (
    <div className="tools">
      <Select
        allowClear
        aria-label={t('state')}
        className="filter"
        placeholder={t('allStates')}
        value={STATES.find((one) => one === search.get('state')) ?? null}
        options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
        onChange={(value: string | null | undefined) => set('state', value ?? '')}
      />
      <Input
        allowClear
        aria-label={t('year')}
        className="filter"
        inputMode="numeric"
        placeholder={t('allYears')}
        defaultValue={year}
        onChange={({ target }) => {
          if (/^(20\d\d)?$/.test(target.value)) set('year', target.value);
        }}
      />
    </div>
  );
}

function PremiumTable() {
  const t = useText(premiumsWords);
  const [search] = useSearchParams();
  const columns: TableProps<PremiumView>['columns'] = [
    {
      title: t('person'),
      key: 'person',
      render: (_, { id, person }) => <Link to={`/premiums/orders/${id}`}>{person.name}</Link>,
    },
    { title: t('scheme'), key: 'scheme', render: (_, { scheme }) => t(`scheme.${scheme}`) },
    { title: t('year'), key: 'year', dataIndex: 'year' },
    {
      title: t('personal'),
      key: 'personal',
      align: 'right',
      render: (_, { personal }) => <MoneyText amount={personal} strong />,
    },
    {
      title: t('aid'),
      key: 'aid',
      align: 'right',
      render: (_, { aid }) => <MoneyText amount={aid} />,
    },
    { title: t('payUntil'), key: 'payUntil', dataIndex: 'payUntil' },
    { title: t('state'), key: 'state', render: (_, row) => <PremiumState premium={row} /> },
    {
      title: t('channel'),
      key: 'channel',
      render: (_, { channel }) => (channel === null ? '—' : t(`channel.${channel}`)),
    },
  ];
  const query = { state: search.get('state'), year: search.get('year') };
  return (
    <PagedTable<PremiumView> path="/premiums" query={query} columns={columns} caption={t('list')} />
  );
}

export function PremiumState({ premium }: { readonly premium: Pick<PremiumView, 'state'> }) {
  const t = useText(premiumsWords);
  return <Tag color={COLOURS[premium.state] ?? 'default'}>{t(`state.${premium.state}`)}</Tag>;
}
