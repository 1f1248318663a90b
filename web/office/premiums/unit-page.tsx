import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Checkbox, Input, Radio, type TableProps, Tag } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { MonthView } from '../../../src/money/premium/index.ts';
import { useMay } from '../../account/session.ts';
import { post } from '../../kit/api.ts';
import { Failure } from '../../kit/failure.tsx';
import { Frame } from '../../kit/frame.tsx';
import { once } from '../../kit/intent.ts';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import { ListTable } from '../../kit/list-table.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import { PersonName } from '../../kit/person-name.tsx';
import { today } from '../../kit/today.ts';
import { useKeys } from '../../kit/use-keys.ts';
import { PersonSearch } from '../../provider/person-search.tsx';
import { ReasonDialog } from '../order-actions.tsx';
import { premiumsWords } from './premiums-words.ts';

const COLOURS = { made: 'orange', paid: 'green', arrears: 'red' } as const;

/** What a unit owes by month, its payments, and who comes and goes. */
export function UnitPage() {
  const t = useText(premiumsWords);
  const may = useMay();
  const { unit = '' } = useParams();
  const path = `/units/${encodeURIComponent(unit)}`;
  const [paying, setPaying] = useState<MonthView | null>(null);
  const queries = useQueryClient();
  const settled = { onSettled: () => queries.invalidateQueries() };
  const writes = may('premium.write');
  const make = useMutation({
    mutationFn: () => post<MonthView>(`${path}/months`, { month: today().slice(0, 7) }),
    ...settled,
  });
  const pay = useMutation({
    mutationFn: ({ month, reference }: { month: string; reference: string }) =>
      once(`pay ${unit} ${month}`, { channel: 'bank', reference }, (body) =>
        post<MonthView>(`${path}/months/${month}/payments`, body),
      ),
    onSuccess: () => setPaying(null),
    ...settled,
  });
  useKeys(writes && !make.isPending ? { F8: () => make.mutate() } : {});
  return (
    <Frame back={<Link to="/premiums/units">← {t('units')}</Link>} title={`${t('unit')} ${unit}`}>
      <Card
        title={t('months')}
        extra={
          writes ? (
            <Button loading={make.isPending} onClick={() => make.mutate()}>
              {t('makeMonth')}
            </Button>
          ) : null
        }
      >
        <div className="stack">
          <MonthTable path={path} pay={writes ? setPaying : null} />
          {make.isError ? <Failure error={make.error} /> : null}
        </div>
      </Card>
      {writes ? <Member path={path} /> : null}
      {paying ? (
        <ReasonDialog
          title={`${t('payMonth')} ${paying.month}`}
          label={t('bankReference')}
          busy={pay.isPending}
          error={pay.error}
          close={() => setPaying(null)}
          onReason={(reference) => pay.mutate({ month: paying.month, reference })}
        />
      ) : null}
    </Frame>
  );
}

type TableOf = { readonly path: string; readonly pay: ((month: MonthView) => void) | null };

function MonthTable({ path, pay }: TableOf) {
  const t = useText(premiumsWords);
  const columns: TableProps<MonthView>['columns'] = [
    { title: t('month'), key: 'month', dataIndex: 'month' },
    { title: t('members'), key: 'members', dataIndex: 'members', align: 'right' },
    {
      title: t('unitShare'),
      key: 'unitShare',
      align: 'right',
      render: (_, { unitShare }) => <MoneyText amount={unitShare} />,
    },
    {
      title: t('personShare'),
      key: 'personShare',
      align: 'right',
      render: (_, { personShare }) => <MoneyText amount={personShare} />,
    },
    { title: t('dueUntil'), key: 'dueUntil', dataIndex: 'dueUntil' },
    {
      title: t('state'),
      key: 'state',
      render: (_, { state }) => <Tag color={COLOURS[state]}>{t(`month.${state}`)}</Tag>,
    },
    {
      title: '',
      key: 'pay',
      render: (_, row) =>
        pay && row.state !== 'paid' ? (
          <Button
            size="small"
            aria-label={`${t('payMonth')} ${row.month}`}
            onClick={() => pay(row)}
          >
            {t('payMonth')}
          </Button>
        ) : null,
    },
  ];
  return (
    <ListTable<MonthView>
      path={`${path}/months`}
      columns={columns}
      caption={t('months')}
      rowKey={({ month }) => month}
    />
  );
}

function Member({ path }: { readonly path: string }) {
  const t = useText(premiumsWords);
  const queries = useQueryClient();
  const [act, setAct] = useState<'join' | 'leave'>('join');
  const [person, setPerson] = useState<string | null>(null);
  const [wage, setWage] = useState('');
  const [retired, setRetired] = useState(false);
  const [month, setMonth] = useState(today().slice(0, 7));
  const write = useMutation({
    mutationFn: () =>
      act === 'join'
        ? once(`member ${path}`, { person, wage, month, retired }, (body) =>
            post<{ person: string }>(`${path}/members`, body),
          )
        : post<{ person: string }>(`${path}/departures`, { person, month }),
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <Card title={t('member')}>
      <div className="stack">
        <Radio.Group
          aria-label={t('member')}
          value={act}
          options={(['join', 'leave'] as const).map((value) => ({ value, label: t(value) }))}
          onChange={({ target }) => setAct(target.value)}
        />
        <Whom person={person} choose={setPerson} />
        <div className="tools field-row">
          <Labelled name={t('month')}>
            {(id) => (
              <Input
                id={id}
                type="month"
                value={month}
                onChange={({ target }) => setMonth(target.value)}
              />
            )}
          </Labelled>
          {act === 'join' ? (
            <Labelled name={t('wage')}>
              {(id) => (
                <Input
                  id={id}
                  inputMode="decimal"
                  value={wage}
                  onChange={({ target }) => setWage(target.value)}
                />
              )}
            </Labelled>
          ) : null}
        </div>
        {act === 'join' ? (
          <Checkbox checked={retired} onChange={({ target }) => setRetired(target.checked)}>
            {t('retired')}
          </Checkbox>
        ) : null}
        <div>
          <Button
            type="primary"
            disabled={person === null || (act === 'join' && wage === '')}
            loading={write.isPending}
            onClick={() => write.mutate()}
          >
            {t(act)}
          </Button>
        </div>
        {write.data ? (
          <p role="status">
            {t('memberDone')} <PersonName id={write.data.person} />
          </p>
        ) : null}
        {write.isError ? <Failure error={write.error} /> : null}
      </div>
    </Card>
  );
}

type WhomProps = {
  readonly person: string | null;
  readonly choose: (person: string | null) => void;
};

function Whom({ person, choose }: WhomProps) {
  const t = useText(premiumsWords);
  if (person === null) return <PersonSearch onOpen={choose} />;
  return (
    <div className="tools">
      <PersonName id={person} />
      <Button size="small" onClick={() => choose(null)}>
        {t('change')}
      </Button>
    </div>
  );
}
