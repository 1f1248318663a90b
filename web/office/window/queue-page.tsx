import { DownloadOutlined } from '@ant-design/icons';
import { Button, Card, Input, Segmented, Select, Tag } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { AsyncView } from '../../kit/async-view.tsx';
import { useMatters } from '../../kit/filing/use-matters.ts';
import { Frame } from '../../kit/frame.tsx';
import { useText } from '../../kit/language.tsx';
import { useNamed } from '../../kit/matters/named.ts';
import { mattersWords } from '../../kit/matters/words.ts';
import { QueueTable } from './queue-table.tsx';
import { useOfficeName } from './use-office-name.ts';
import { QUEUES, type Queue, useQueue } from './use-queue.ts';
import { useQueueExport } from './use-queue-export.ts';
import { windowWords } from './words.ts';

const COLOURS = ['red', 'amber', 'green'] as const;
const STATES = [
  ...(['submitted', 'open', 'returned', 'approved', 'paying', 'done', 'refused'] as const),
  ...(['not-accepted', 'withdrawn'] as const),
];

/** What waits, the most urgent first. All of what was chosen stands in the address. */
export function CaseQueuePage() {
  const t = useText(windowWords);
  const [search, setSearch] = useSearchParams();
  const queue: Queue = QUEUES.find((name) => name === search.get('queue')) ?? 'office';
  const [page, setPage] = useState(1);
  const put = (name: string, value: string | null | undefined) => {
    setPage(1);
    setSearch((now) => {
      if (value) now.set(name, value);
      else now.delete(name);
      return now;
    });
  };
  const chosen = {
    queue,
    colour: search.get('colour'),
    matter: search.get('matter'),
    state: search.get('state'),
    text: search.get('text'),
    home: search.get('home'),
  };
  const rows = useQueue({ ...chosen, page });
  const { exportRows, exporting } = useQueueExport();
  return (
    <Frame
      title={t('queueTitle')}
      extra={
        <Button
          icon={<DownloadOutlined aria-hidden />}
          loading={exporting}
          onClick={() => void exportRows(chosen)}
        >
          {t('export')}
        </Button>
      }
    >
      <Card>
        <div className="stack">
          <Filters chosen={chosen} put={put} />
          <AsyncView query={rows}>
            {(answer) => <QueueTable answer={answer} page={page} turn={setPage} />}
          </AsyncView>
        </div>
      </Card>
    </Frame>
  );
}

type FilterProps = {
  readonly chosen: {
    readonly queue: Queue;
    readonly colour: string | null;
    readonly matter: string | null;
    readonly state: string | null;
    readonly text: string | null;
    readonly home: string | null;
  };
  readonly put: (name: string, value: string | null | undefined) => void;
};

function Filters({ chosen, put }: FilterProps) {
  const t = useText(windowWords);
  const tm = useText(mattersWords);
  const named = useNamed();
  const matters = useMatters('window').data ?? [];
  const officeName = useOfficeName();
  return (
    <div className="tools">
      <Segmented
        aria-label={t('queueTitle')}
        value={chosen.queue}
        options={QUEUES.map((value) => ({ value, label: t(`queue.${value}`) }))}
        onChange={(value) => put('queue', value)}
      />
      <Select
        allowClear
        aria-label={t('colour')}
        className="filter"
        placeholder={t('allColours')}
        value={chosen.colour}
        options={COLOURS.map((value) => ({ value, label: tm(`colour.${value}`) }))}
        onChange={(value) => put('colour', value)}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('matter')}
        className="filter"
        placeholder={t('allMatters')}
        value={chosen.matter}
        options={matters.map(({ code, names }) => ({ value: code, label: named(names) }))}
        onChange={(value) => put('matter', value)}
      />
      <Select
        allowClear
        aria-label={t('state')}
        className="filter"
        placeholder={t('allStates')}
        value={chosen.state}
        options={STATES.map((value) => ({ value, label: tm(`state.${value}`) }))}
        onChange={(value) => put('state', value)}
      />
      {chosen.home === null ? null : (
        <Tag closable onClose={() => put('home', null)}>
          {t('livesIn', { place: officeName(chosen.home) })}
        </Tag>
      )}
      <Input.Search
        allowClear
        data-search
        className="queue-search"
        aria-label={t('text')}
        placeholder={t('text')}
        defaultValue={chosen.text ?? ''}
        onSearch={(value) => put('text', value.trim())}
      />
    </div>
  );
}
