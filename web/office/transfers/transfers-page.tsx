import { Card, Select, type TableProps, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { TransferView } from '../../../src/counter/transfers/index.ts';
import { Frame } from '../../kit/frame.tsx';
import { Labelled } from '../../kit/labelled.tsx';
import { useLanguage, useText } from '../../kit/language.tsx';
import { placeText } from '../../kit/matters/place-input.tsx';
import { moneyText } from '../../kit/money-text.tsx';
import { PagedTable } from '../../kit/paged-table.tsx';
import { TransferActs } from './transfer-acts.tsx';
import { transfersWords } from './transfers-words.ts';
import { useFigures } from './use-figures.ts';

const STATES = ['waiting', 'contradicted', 'confirmed', 'moved'] as const;
const PENSIONS = ['open', 'taken', 'refused'] as const;
const AGAIN_MS = 15_000;

/** Transfers after their decision: what other areas and the pension office said, and what is still to be heard. */
export function TransfersPage() {
  const t = useText(transfersWords);
  const [state, setState] = useState('');
  const [pension, setPension] = useState('');
  const columns = useColumns();
  const query = { ...(state && { state }), ...(pension && { pension }) };
  const options = (kind: 'state' | 'pension', codes: readonly string[]) => [
    { value: '', label: t('all') },
    ...codes.map((value) => ({ value, label: t(`${kind}.${value}` as 'state.waiting') })),
  ];
  return (
    <Frame title={t('title')}>
      <p className="quiet lead">{t('lead')}</p>
      <Card title={t('list')}>
        <div className="stack">
          <div className="tools">
            <Labelled name={t('state')}>
              {(id) => (
                <Select
                  id={id}
                  className="filter"
                  value={state}
                  onChange={setState}
                  options={options('state', STATES)}
                />
              )}
            </Labelled>
            <Labelled name={t('pension')}>
              {(id) => (
                <Select
                  id={id}
                  className="filter"
                  value={pension}
                  onChange={setPension}
                  options={options('pension', PENSIONS)}
                />
              )}
            </Labelled>
          </div>
          <PagedTable<TransferView>
            path="/transfers"
            query={query}
            columns={columns}
            caption={t('list')}
            rowKey="case"
            again={AGAIN_MS}
          />
        </div>
      </Card>
    </Frame>
  );
}

function useColumns(): TableProps<TransferView>['columns'] {
  const t = useText(transfersWords);
  const { language } = useLanguage();
  return [
    {
      title: t('number'),
      key: 'number',
      render: (_, { case: id, number, person }) => (
        <>
          <Link to={`/window/cases/${id}`}>{number}</Link>
          <div>
            <Link to={`/window/find?person=${encodeURIComponent(person.id)}`}>{person.name}</Link>
          </div>
        </>
      ),
    },
    {
      title: t('direction'),
      key: 'direction',
      render: (_, { direction, otherArea, startsOn }) => (
        <>
          {t(`direction.${direction}`)} {placeText(otherArea, language)}
          <div className="quiet small">{t('from', { day: startsOn })}</div>
        </>
      ),
    },
    { title: t('figures'), key: 'figures', render: (_, row) => <Figures row={row} /> },
    { title: t('state'), key: 'state', render: (_, row) => <Answer row={row} /> },
    { title: t('pension'), key: 'pension', render: (_, row) => <PensionAnswer row={row} /> },
    { title: t('acts'), key: 'acts', render: (_, row) => <TransferActs row={row} /> },
  ];
}

type Row = { readonly row: TransferView };
/** Ours; where the other area says other figures, both. */
function Figures({ row }: Row) {
  const t = useText(transfersWords);
  const figures = useFigures();
  if (row.state !== 'contradicted') {
    return (
      <>
        {t('months', { employee: row.employeeMonths, resident: row.residentMonths })}
        <div>{t('left', { amount: moneyText(row.balance) })}</div>
      </>
    );
  }
  return (
    <>
      <div>{t('ours', { figures: figures(row.ours) })}</div>
      <div>
        <strong>{t('theirs', { figures: figures(row) })}</strong>
      </div>
    </>
  );
}

const COLOURS = {
  ...{ waiting: 'orange', contradicted: 'red', confirmed: 'blue', moved: 'green' },
  ...{ none: 'default', unknown: 'orange', taken: 'green', refused: 'red' },
} as const;

function Answer({ row: { state, letter, moved, movedOn } }: Row) {
  const t = useText(transfersWords);
  return (
    <>
      <Tag color={COLOURS[state]}>{t(`state.${state}`)}</Tag>
      {letter === null ? null : <div className="quiet small">{t('letter', { letter })}</div>}
      {moved === null || movedOn === null ? null : (
        <div className="quiet small">
          {t('movedOn', { day: movedOn, amount: moneyText(moved) })}
        </div>
      )}
    </>
  );
}

function PensionAnswer({ row: { pension, pensionState, pensionReference, pensionReason } }: Row) {
  const t = useText(transfersWords);
  if (pensionState === 'none') return <span className="quiet">{t('pension.none')}</span>;
  const notes = [
    t(`kind.${pension === 'employee' ? 'employee' : 'resident'}`),
    pensionReference === '' ? '' : t('reference', { reference: pensionReference }),
    pensionReason,
  ];
  return (
    <>
      <Tag color={COLOURS[pensionState]}>{t(`pension.${pensionState}`)}</Tag>
      <div className="quiet small">{notes.filter((note) => note !== '').join(' · ')}</div>
    </>
  );
}
