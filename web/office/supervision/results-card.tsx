import { useQuery } from '@tanstack/react-query';
import { Button, Card, Table } from 'antd';
import { useState } from 'react';
import type { ResultsView } from '../../../src/counter/desk/index.ts';
import { get } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { DayInput } from '../../kit/day-input.tsx';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import { type Sheet, saveSheets } from '../../kit/save-sheet.ts';
import { today } from '../../kit/today.ts';
import { rateText, useOfficeName } from './names.ts';
import { supervisionWords } from './supervision-words.ts';
import { useMatterName } from './use-matter-name.ts';

type Line = { key: string; name: string; ended: number; onTime: number };

/** On-time rate of a period by matter, office and person; as a table, and as a file with the same figures. */
export function ResultsCard({ office }: { office: string | undefined }) {
  const t = useText(supervisionWords);
  const [from, setFrom] = useState(`${today().slice(0, 4)}-01-01`);
  const [until, setUntil] = useState(`${Number(today().slice(0, 4)) + 1}-01-01`);
  const results = useQuery({
    queryKey: ['supervision', 'results', office, from, until],
    queryFn: () => get<ResultsView>('/supervision/results', { office, from, until }),
    enabled: from !== '' && until > from,
  });
  return (
    <Card title={t('results')}>
      <div className="stack">
        <div className="form-row">
          <Labelled name={t('from')}>
            {(id) => <DayInput id={id} value={from} onChange={setFrom} />}
          </Labelled>
          <Labelled name={t('until')}>
            {(id) => <DayInput id={id} value={until} onChange={setUntil} />}
          </Labelled>
        </div>
        <AsyncView query={results}>{(view) => <Results view={view} />}</AsyncView>
      </div>
    </Card>
  );
}

function Results({ view }: { view: ResultsView }) {
  const t = useText(supervisionWords);
  const matterName = useMatterName();
  const nameOf = useOfficeName(view.names);
  const parts = [
    {
      title: t('matter'),
      lines: view.matters.map((row) => ({ ...row, name: matterName(row.matter) })),
    },
    {
      title: t('office'),
      lines: view.offices.map((row) => ({ ...row, name: nameOf(row.office) })),
    },
    {
      title: t('person'),
      lines: view.people.map((row) => ({ ...row, name: row.account, ended: row.steps })),
    },
  ].map(({ title, lines }) => ({
    title,
    lines: lines.map(({ name, ended, onTime }) => ({ key: name, name, ended, onTime })),
  }));
  const sheets: Sheet[] = parts.map(({ title, lines }) => ({
    name: title,
    head: [title, t('ended'), t('onTime'), t('rate')],
    rows: lines.map(({ name, ended, onTime }) => [name, ended, onTime, rateText(onTime, ended)]),
  }));
  return (
    <div className="stack">
      <div>
        <Button
          onClick={() => void saveSheets(`${t('sheetName', { day: view.from })}.xlsx`, sheets)}
        >
          {t('save_sheet')}
        </Button>
      </div>
      {parts.map(({ title, lines }) => (
        <Lines key={title} title={title} lines={lines} />
      ))}
    </div>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly Line[] }) {
  const t = useText(supervisionWords);
  return (
    <Table<Line>
      aria-label={title}
      rowKey="key"
      size="small"
      dataSource={lines}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: t('noResults') }}
      pagination={{ pageSize: 10, hideOnSinglePage: true }}
      columns={[
        { title, dataIndex: 'name' },
        { title: t('ended'), dataIndex: 'ended', align: 'right' },
        { title: t('onTime'), dataIndex: 'onTime', align: 'right' },
        {
          title: t('rate'),
          key: 'rate',
          align: 'right',
          sorter: (a, b) => a.onTime / a.ended - b.onTime / b.ended,
          render: (_, { ended, onTime }) => rateText(onTime, ended),
        },
      ]}
    />
  );
}
