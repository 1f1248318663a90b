import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Checkbox, Progress, Segmented } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { BatchView } from '../../../src/counter/desk/index.ts';
import { get, post } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { Failure } from '../../kit/failure.tsx';
import { Frame } from '../../kit/frame.tsx';
import { newKey } from '../../kit/intent.ts';
import { useLanguage, useText } from '../../kit/language.tsx';
import { useNamed } from '../../kit/matters/named.ts';
import { BatchRows } from './batch-rows.tsx';
import { batchWords } from './batch-words.ts';
import { type BatchWithRows, ROW_STATES, useSaveBatch } from './save-batch.ts';

const AGAIN_MS = 1_500;
const PAGE_SIZE = 20;

/** What would happen line by line, then how far it is; it goes on without this page. */
export function BatchPage() {
  const t = useText(batchWords);
  const named = useNamed();
  const { id = '' } = useParams();
  const [state, setState] = useState<string>('all');
  const [page, setPage] = useState(1);
  const query = { page, size: PAGE_SIZE, state: state === 'all' ? undefined : state };
  const answer = useQuery({
    queryKey: ['batch', id, query],
    queryFn: () => get<BatchWithRows>(`/cases/batches/${encodeURIComponent(id)}`, query),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => (isGoing(data?.batch) ? AGAIN_MS : false),
  });
  const { save, saving } = useSaveBatch(id);
  return (
    <Frame
      title={t('title')}
      extra={
        <>
          <Link to="/window/batches">{t('back')}</Link>
          <Button loading={saving} onClick={() => void save()}>
            {t('save')}
          </Button>
        </>
      }
    >
      <AsyncView query={answer}>
        {({ batch, rows, total }) => (
          <>
            <Card title={`${named(batch.names)} · ${batch.name}`}>
              <Standing batch={batch} />
            </Card>
            <Card>
              <div className="stack">
                <div className="scroll">
                  <Segmented
                    aria-label={t('state')}
                    value={state}
                    options={['all', ...ROW_STATES.filter((one) => isShown(one, state, batch))].map(
                      (value) => ({
                        value,
                        label: labelOf(t, value, batch),
                      }),
                    )}
                    onChange={(value) => {
                      setPage(1);
                      setState(value);
                    }}
                  />
                </div>
                <BatchRows rows={rows} total={total} page={page} size={PAGE_SIZE} turn={setPage} />
              </div>
            </Card>
          </>
        )}
      </AsyncView>
    </Frame>
  );
}

function isGoing(batch: BatchView | undefined): boolean {
  return batch?.state === 'trying' || batch?.state === 'running';
}

/** What has rows, is chosen, or is what everybody looks for. */
function isShown(one: keyof BatchView['counts'], chosen: string, { counts }: BatchView): boolean {
  return counts[one] > 0 || one === chosen || one === 'refused' || one === 'done';
}

type Text = ReturnType<typeof useText<keyof typeof batchWords.zh>>;

function labelOf(t: Text, value: string, { rows, counts }: BatchView): string {
  if (value === 'all') return `${t('all')} ${rows}`;
  const state = value as (typeof ROW_STATES)[number];
  return `${t(`row.${state}`)} ${counts[state]}`;
}

function Standing({ batch }: { readonly batch: BatchView }) {
  const t = useText(batchWords);
  const { language } = useLanguage();
  const { state, counts, rows, stoppedFor } = batch;
  const submitting = state === 'running' || counts.done > 0;
  const left = counts.ready + counts.failed;
  const done = submitting ? counts.done : rows - counts.waiting;
  const whole = submitting ? counts.done + left : rows;
  return (
    <div className="stack">
      <p role="status" className="lead">
        <strong>{t(`state.${state}`)}</strong>{' '}
        {submitting ? t('goneOn', { done, left }) : t('tried', { done, rows })}
      </p>
      <Progress
        aria-label={t(`state.${state}`)}
        percent={whole === 0 ? 100 : Math.floor((done / whole) * 100)}
        status={isGoing(batch) ? 'active' : 'normal'}
      />
      {stoppedFor ? <Alert type="warning" title={stoppedFor[language]} /> : null}
      <Acts batch={batch} />
    </div>
  );
}

function Acts({ batch }: { readonly batch: BatchView }) {
  const t = useText(batchWords);
  const queries = useQueryClient();
  const [doubtful, setDoubtful] = useState(false);
  const { acts, counts, version } = batch;
  const act = useMutation({
    mutationFn: (name: BatchView['acts'][number]) =>
      post<BatchView>(`/cases/batches/${batch.id}/acts`, {
        ...{ key: newKey(), act: name, version, doubtful },
      }),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['batch', batch.id] }),
  });
  const count = counts.ready + counts.failed + (doubtful ? counts.doubtful : 0);
  return (
    <>
      <div className="tools">
        {acts.includes('run') ? (
          <Button
            type="primary"
            disabled={count === 0}
            loading={act.isPending}
            onClick={() => act.mutate('run')}
          >
            {t('run', { count })}
          </Button>
        ) : null}
        {acts.includes('run') && counts.doubtful > 0 ? (
          <Checkbox checked={doubtful} onChange={({ target }) => setDoubtful(target.checked)}>
            {t('runDoubtful', { count: counts.doubtful })}
          </Checkbox>
        ) : null}
        {(['stop', 'again'] as const)
          .filter((name) => acts.includes(name))
          .map((name) => (
            <Button key={name} disabled={act.isPending} onClick={() => act.mutate(name)}>
              {t(name)}
            </Button>
          ))}
      </div>
      {acts.includes('run') ? <p className="quiet small">{t('lastWord')}</p> : null}
      {act.isError ? <Failure error={act.error} /> : null}
    </>
  );
}
