import { DownloadOutlined } from '@ant-design/icons';
import { Button, Card, Input, Segmented, Select, Tag } from 'antd';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { AsyncView } from '../../kit/async-view.tsx';
import { useMatters } from '../../kit/filing/use-matters.ts';
import { Frame } from '../../kit/frame.tsx';
import { useText } from '../../kit/language.tsx';
import { useNamed } from '../../kit/matters/named.ts';
import { mattersWords } from '../../kit/matters/words.ts';
import { QueueTable } from './queue-table.tsx';
import { useOfficeName } from './use-office-name.ts';
import {
  QUEUES,
  type Queue,
  rememberQueue,
  SORTS,
  type Sorting,
  useColourCounts,
  useQueue,
} from './use-queue.ts';
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
  const page = Math.max(1, Number(search.get('page')) || 1);
  const sorting: Sorting = {
    by: SORTS.find((name) => name === search.get('sort')) ?? 'due',
    descending: search.get('order') === 'desc',
  };
  const address = search.toString();
  useEffect(() => rememberQueue(address), [address]);
  const change = (values: Readonly<Record<string, string | null | undefined>>) =>
    setSearch((now) => {
      for (const [name, value] of Object.entries({ page: null, ...values })) {
        if (value) now.set(name, value);
        else now.delete(name);
      }
      return now;
    });
  const put = (name: string, value: string | null | undefined) => change({ [name]: value });
  const chosen = {
    queue,
    colour: search.get('colour'),
    matter: search.get('matter'),
    state: search.get('state'),
    text: search.get('text'),
    home: search.get('home'),
  };
  const { by: sort, descending } = sorting;
  const sorted = { sort, order: descending ? 'desc' : 'asc' };
  const rows = useQueue({ ...chosen, ...sorted, page });
  const { exportRows, exporting } = useQueueExport();
  return (
    <Frame
      title={t('queueTitle')}
      extra={
        <Button
          icon={<DownloadOutlined aria-hidden />}
          loading={exporting}
          onClick={() => void exportRows({ ...chosen, ...sorted })}
        >
          {t('export')}
        </Button>
      }
    >
      <Card>
        <div className="stack">
          <ColourCounts chosen={chosen} put={put} />
          <Filters chosen={chosen} put={put} />
          <AsyncView query={rows}>
            {(answer) => (
              <>
                {sort !== 'due' && answer.total > SORTED_MOST ? (
                  <p className="hint-line">{t('sortedMost', { count: SORTED_MOST })}</p>
                ) : null}
                <QueueTable
                  answer={answer}
                  page={page}
                  oneOffice={queue === 'office'}
                  turn={(to) => change({ page: to === 1 ? null : String(to) })}
                  sorting={{
                    ...sorting,
                    sort: ({ by, descending: down }) =>
                      change({ sort: by === 'due' ? null : by, order: down ? 'desc' : null }),
                  }}
                />
              </>
            )}
          </AsyncView>
          <p className="quiet small only-wide">{t('queueKeys')}</p>
        </div>
      </Card>
    </Frame>
  );
}

/** Beyond these another order than the deadline is not given; see the server's list of cases. */
const SORTED_MOST = 5_000;
/** Where the server stops counting. */
const COUNTED_MOST = 10_000;

/** How much of it is urgent, before anything else; a press shows those alone. */
function ColourCounts({ chosen, put }: FilterProps) {
  const t = useText(windowWords);
  const tm = useText(mattersWords);
  const { colour: now, ...others } = chosen;
  const counts = useColourCounts(others).data;
  return (
    <fieldset className="colour-counts">
      <legend className="out-of-sight">{t('colour')}</legend>
      {COLOURS.map((colour) => (
        <button
          key={colour}
          type="button"
          className={`colour-count ${colour}`}
          aria-pressed={now === colour}
          onClick={() => put('colour', now === colour ? null : colour)}
        >
          <span className={`deadline ${colour}`}>
            <span className="deadline-mark" aria-hidden />
            {tm(`colour.${colour}`)}
          </span>
          <strong className="count">
            {counts === undefined ? '…' : countText(counts[colour])}
          </strong>
        </button>
      ))}
    </fieldset>
  );
}

function countText(count: number): string {
  return count >= COUNTED_MOST ? `${COUNTED_MOST}+` : String(count);
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
        key={chosen.text ?? ''}
        defaultValue={chosen.text ?? ''}
        onSearch={(value) => put('text', value.trim())}
      />
    </div>
  );
}
