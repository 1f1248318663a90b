import { DownloadOutlined, PlusOutlined, ReloadOutlined } from '@ant-design/icons';
import { Alert, Button, Card } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import type { BoardView, SharesView } from '../../../src/money/ward/index.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { Failure } from '../../kit/failure.tsx';
import { Frame } from '../../kit/frame.tsx';
import { useText } from '../../kit/language.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import { useChosenProvider } from '../provider-choice.ts';
import { ProviderChooser } from '../provider-chooser.tsx';
import { useBoardExport } from './board-export.ts';
import { BoardFilters } from './board-filters.tsx';
import { type Filter, filterPatients, type Patient, patientsOf } from './board-rows.ts';
import { BoardTable } from './board-table.tsx';
import { useLimits } from './limits.ts';
import { LimitsButton } from './limits-button.tsx';
import { PHASES, type Phase, useBoard } from './use-board.ts';
import { wardWords } from './words.ts';

const AdmitDialog = lazy(async () => ({
  default: (await import('./admit-dialog.tsx')).AdmitDialog,
}));

export function WardPage() {
  const t = useText(wardWords);
  const navigate = useNavigate();
  const { id, provider, choose } = useChosenProvider();
  const [admitting, setAdmitting] = useState(false);
  useLetter('n', () => setAdmitting(true));
  return (
    <Frame
      title={t('ward')}
      extra={
        <>
          <div className="ward-provider">
            <ProviderChooser chosen={provider} choose={choose} />
          </div>
          <Button
            type="primary"
            size="large"
            icon={<PlusOutlined aria-hidden />}
            disabled={id === null}
            onClick={() => setAdmitting(true)}
          >
            {t('admit')}
          </Button>
        </>
      }
    >
      {id === null ? (
        <Alert type="info" showIcon title={t('chooseHospital')} />
      ) : (
        <>
          <Board key={id} provider={id} />
          {admitting ? (
            <Suspense fallback={null}>
              <AdmitDialog
                provider={id}
                close={() => setAdmitting(false)}
                onAdmitted={(stay) => navigate(`/desk/ward/${encodeURIComponent(stay)}`)}
              />
            </Suspense>
          ) : null}
        </>
      )}
    </Frame>
  );
}

const EVERYBODY: Filter = { text: '', department: null, alert: null };

function Board({ provider }: { provider: string }) {
  const t = useText(wardWords);
  const [phase, setPhase] = useState<Phase>('inHospital');
  const { limits, save } = useLimits();
  const { board, shares } = useBoard(provider, phase, limits);
  return (
    <>
      <div className="tools ward-phase">
        <div role="radiogroup" className="choices" aria-label={t('phase')}>
          {PHASES.map((one) => (
            <label key={one} className="choice">
              <input
                type="radio"
                name="phase"
                checked={one === phase}
                onChange={() => setPhase(one)}
              />
              {t(`phase.${one}`)}
            </label>
          ))}
        </div>
        <LimitsButton limits={limits} save={save} />
        <Button
          icon={<ReloadOutlined aria-hidden />}
          loading={board.isFetching && !board.isPending}
          onClick={() => void board.refetch()}
        >
          {t('refresh')}
        </Button>
      </div>
      {shares.isError ? <Failure error={shares.error} retry={() => void shares.refetch()} /> : null}
      <AsyncView query={board}>
        {(data) => <Patients board={data} shares={shares.data} phase={phase} />}
      </AsyncView>
    </>
  );
}

type Shown = { board: BoardView; shares: SharesView | undefined; phase: Phase };

function Patients({ board, shares, phase }: Shown) {
  const t = useText(wardWords);
  const [filter, setFilter] = useState<Filter>(EVERYBODY);
  const patients = patientsOf(board.rows, shares?.rows);
  const shown = filterPatients(patients, filter);
  const save = useBoardExport();
  return (
    <>
      <Summary board={board} shares={shares} patients={patients} />
      <Card>
        <div className="stack">
          <div className="tools ward-tools">
            <BoardFilters filter={filter} change={setFilter} departments={board.departments} />
            <Button
              icon={<DownloadOutlined aria-hidden />}
              disabled={shown.length === 0}
              onClick={() => save(shown, board.today)}
            >
              {t('export')}
            </Button>
          </div>
          {board.more ? <Alert type="warning" showIcon title={t('moreStays')} /> : null}
          <BoardTable patients={shown} phase={phase} />
          <p className="quiet small ward-hint">
            {t('sharesHint')} {t('keys')}
          </p>
        </div>
      </Card>
    </>
  );
}

function Summary({ board, shares, patients }: Omit<Shown, 'phase'> & { patients: Patient[] }) {
  const t = useText(wardWords);
  const alerted = patients.filter(({ alerts }) => alerts.length > 0).length;
  const amounts = [
    [t('allTotal'), board.total],
    [t('allFund'), shares?.sum.fund],
    [t('allOwn'), shares?.sum.personal],
  ] as const;
  return (
    <div className="figure-row">
      <div className="figure main">
        <div className="figure-name">{t('patients')}</div>
        <div className="figure-value" data-testid="ward-count">
          {t('patientCount', { count: patients.length })}
        </div>
      </div>
      <div className="figure">
        <div className="figure-name">{t('withAlerts')}</div>
        <div className="figure-value">{t('patientCount', { count: alerted })}</div>
      </div>
      {amounts.map(([name, amount]) => (
        <div key={name} className="figure">
          <div className="figure-name">{name}</div>
          <div className="figure-value">
            <MoneyText amount={amount} />
          </div>
        </div>
      ))}
    </div>
  );
}

/** A letter that does something while nobody is typing and nothing lies over the page. */
function useLetter(letter: string, act: () => void): void {
  useEffect(() => {
    const press = ({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent) => {
      const typing = target instanceof HTMLElement && target.matches('input, textarea, select');
      if (key.toLowerCase() !== letter || ctrlKey || metaKey || altKey || typing) return;
      if (document.querySelector('[role=dialog]') === null) act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}
