import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Card, type TableProps, Tag } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { RunView } from '../../../src/watch/tilt/index.ts';
import { post } from '../../kit/api.ts';
import { DayInput } from '../../kit/day-input.tsx';
import { Failure } from '../../kit/failure.tsx';
import { Frame } from '../../kit/frame.tsx';
import { once } from '../../kit/intent.ts';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import { ListTable } from '../../kit/list-table.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import { momentText, today } from '../../kit/today.ts';
import { useKeys } from '../../kit/use-keys.ts';
import { careWords } from './care-words.ts';

const AGAIN_MS = 2_000;

/** Audits that were made, and the beginning of one. */
export function TiltPage() {
  const t = useText(careWords);
  const columns: TableProps<RunView>['columns'] = [
    {
      title: t('period'),
      key: 'period',
      render: (_, { id, from, until }) => (
        <Link to={`/groups/tilt/${id}`}>
          {from} – {until}
        </Link>
      ),
    },
    {
      title: t('state'),
      key: 'state',
      render: (_, { state }) => (
        <Tag color={state === 'done' ? 'green' : 'blue'}>{t(`state.${state}`)}</Tag>
      ),
    },
    { title: t('persons'), key: 'persons', dataIndex: 'persons', align: 'right' },
    { title: t('found'), key: 'found', dataIndex: 'found', align: 'right' },
    {
      title: t('owed'),
      key: 'owed',
      align: 'right',
      render: (_, { owed }) => <MoneyText amount={owed} strong />,
    },
    { title: t('askedBy'), key: 'askedBy', dataIndex: 'askedBy' },
    { title: t('askedAt'), key: 'askedAt', render: (_, { askedAt }) => momentText(askedAt) },
  ];
  return (
    <Frame title={t('tilt')}>
      <p className="quiet lead">{t('tiltLead')}</p>
      <Start />
      <Card title={t('runs')}>
        <ListTable<RunView>
          path="/tilt/runs"
          query={{ size: 100 }}
          columns={columns}
          caption={t('runs')}
          rowKey={({ id }) => id}
          again={AGAIN_MS}
        />
      </Card>
    </Frame>
  );
}

function Start() {
  const t = useText(careWords);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [days, setDays] = useState({ from: `${today().slice(0, 4)}-01-01`, until: today() });
  const start = useMutation({
    mutationFn: () => once('tilt', days, (body) => post<{ id: string }>('/tilt/runs', body)),
    onSuccess: ({ id }) => navigate(`/groups/tilt/${id}`),
    onSettled: () => queries.invalidateQueries(),
  });
  const press = () => {
    if (!start.isPending) start.mutate();
  };
  useKeys({ F8: press });
  return (
    <Card>
      <div className="stack">
        <div className="tools field-row">
          <Labelled name={t('from')}>
            {(id) => (
              <DayInput id={id} value={days.from} onChange={(from) => setDays({ ...days, from })} />
            )}
          </Labelled>
          <Labelled name={t('until')}>
            {(id) => (
              <DayInput
                id={id}
                value={days.until}
                onChange={(until) => setDays({ ...days, until })}
              />
            )}
          </Labelled>
          <Button type="primary" loading={start.isPending} onClick={press}>
            {t('start')}
          </Button>
        </div>
        {start.isError ? <Failure error={start.error} /> : null}
      </div>
    </Card>
  );
}
