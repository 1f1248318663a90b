import {
  MedicineBoxOutlined,
  NotificationOutlined,
  ReloadOutlined,
  UserAddOutlined,
} from '@ant-design/icons';
import { Alert, Button, Card, Input, Segmented } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { NoAnswerError } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { Failure } from '../../kit/failure.tsx';
import { Frame } from '../../kit/frame.tsx';
import { useText } from '../../kit/language.tsx';
import { useChosenProvider } from '../provider-choice.ts';
import { ProviderChooser } from '../provider-chooser.tsx';
import { QueueTable } from './queue-table.tsx';
import { useKeys } from './use-keys.ts';
import { useCallNext, useQueue } from './use-queue.ts';
import type { QueueRow, QueueView } from './views.ts';
import { doctorWords } from './words.ts';

const RegisterDialog = lazy(async () => ({
  default: (await import('./register-dialog.tsx')).RegisterDialog,
}));

const STATES = ['waiting', 'in-consultation', 'charged', 'settled', 'left'] as const;

/** Who is here today. One key calls the next one in. */
export function QueuePage() {
  const t = useText(doctorWords);
  const navigate = useNavigate();
  const { id: provider, provider: chosen, choose } = useChosenProvider();
  const queue = useQueue(provider);
  const [registering, setRegistering] = useState(false);
  const open = ({ id }: Pick<QueueRow, 'id'>) => navigate(`/desk/visits/${encodeURIComponent(id)}`);
  const next = useCallNext(provider, open);
  const prescribe = () => navigate('/desk/prescribe');
  useKeys({
    n: () => provider !== null && !next.isPending && next.mutate(),
    r: () => provider !== null && setRegistering(true),
    p: prescribe,
  });
  return (
    <Frame
      title={t('queue')}
      extra={
        <Acts
          ready={provider !== null}
          calling={next.isPending}
          call={() => next.mutate()}
          register={() => setRegistering(true)}
          prescribe={prescribe}
        />
      }
    >
      <div className="clinic">
        <ProviderChooser chosen={chosen} choose={choose} />
      </div>
      {next.error instanceof NoAnswerError ? (
        <Alert role="alert" type="error" showIcon title={t('callUnknown')} />
      ) : next.isError ? (
        <Failure error={next.error} />
      ) : null}
      {provider === null ? (
        <Alert type="info" showIcon title={t('chooseProvider')} />
      ) : (
        <>
          <Freshness queue={queue} />
          <AsyncView query={{ ...queue, isError: queue.isError && !queue.data } as typeof queue}>
            {(view) => <Queue view={view} open={open} />}
          </AsyncView>
        </>
      )}
      {registering ? (
        <Suspense fallback={null}>
          <RegisterDialog provider={provider} open close={() => setRegistering(false)} />
        </Suspense>
      ) : null}
    </Frame>
  );
}

type ActsProps = {
  ready: boolean;
  calling: boolean;
  call: () => void;
  register: () => void;
  prescribe: () => void;
};

function Acts({ ready, calling, call, register, prescribe }: ActsProps) {
  const t = useText(doctorWords);
  return (
    <>
      <Button
        type="primary"
        size="large"
        disabled={!ready}
        loading={calling}
        icon={<NotificationOutlined aria-hidden />}
        onClick={call}
      >
        {t('next')} <kbd>N</kbd>
      </Button>
      <Button
        size="large"
        disabled={!ready}
        icon={<UserAddOutlined aria-hidden />}
        onClick={register}
      >
        {t('register')} <kbd>R</kbd>
      </Button>
      <Button size="large" icon={<MedicineBoxOutlined aria-hidden />} onClick={prescribe}>
        {t('prescribeNow')} <kbd>P</kbd>
      </Button>
    </>
  );
}

/** Says when the queue was last heard of, loudly when that is no longer now. */
function Freshness({ queue }: { queue: ReturnType<typeof useQueue> }) {
  const t = useText(doctorWords);
  if (!queue.data) return null;
  const time = new Date(queue.dataUpdatedAt).toLocaleTimeString('sv-SE', {
    timeZone: 'Asia/Shanghai',
  });
  if (queue.failureCount > 0 || queue.isError) {
    return <Alert type="warning" showIcon title={t('stale', { time })} />;
  }
  return (
    <div className="tools quiet small">
      {t('updatedAt', { time })}
      <Button
        size="small"
        type="text"
        icon={<ReloadOutlined aria-hidden />}
        loading={queue.isFetching}
        onClick={() => void queue.refetch()}
      >
        {t('refresh')}
      </Button>
      <span className="keys-hint">{t('queueKeys')}</span>
    </div>
  );
}

function Queue({ view, open }: { view: QueueView; open: (row: QueueRow) => void }) {
  const t = useText(doctorWords);
  const [state, setState] = useState<string>('all');
  const [text, setText] = useState('');
  const rows = view.rows.filter(
    (row) => (state === 'all' || row.state === state) && fits(row, text.trim()),
  );
  const options = [
    { value: 'all', label: `${t('all')} ${view.rows.length}` },
    ...STATES.map((one) => ({
      value: one,
      label: `${t(`state.${one}`)} ${view.counts[one] ?? 0}`,
    })),
  ];
  return (
    <Card className="queue-card">
      <div className="queue-tools">
        <Segmented options={options} value={state} onChange={setState} />
        <Input
          data-search
          allowClear
          aria-label={t('filter')}
          placeholder={t('filterHint')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {rows.length === 0 ? (
        <p className="quiet">{view.rows.length === 0 ? t('nobodyToday') : t('nobodyInFilter')}</p>
      ) : (
        <QueueTable rows={rows} provider={view.provider} open={open} />
      )}
    </Card>
  );
}

function fits({ personName, idNumber, complaint, place }: QueueRow, text: string): boolean {
  if (text === '') return true;
  return [personName, idNumber, complaint ?? '', String(place)].some((part) => part.includes(text));
}
