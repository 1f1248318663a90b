import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useText } from '../../kit/language.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import { useTerm } from '../../kit/term.ts';
import { Marks, StateTag } from './marks.tsx';
import { useKeys } from './use-keys.ts';
import { useMove } from './use-queue.ts';
import type { QueueRow } from './views.ts';
import { doctorWords } from './words.ts';

type Props = {
  rows: readonly QueueRow[];
  provider: string;
  open: (row: QueueRow) => void;
};

/** Arrows choose a row and Enter opens it, so that a doctor needs no mouse. */
export function QueueTable({ rows, provider, open }: Props) {
  const t = useText(doctorWords);
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, rows.length - 1);
  const step = (by: number) => setChosen(Math.max(0, Math.min(rows.length - 1, at + by)));
  useKeys({
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => {
      const row = rows[at];
      if (row) open(row);
    },
  });
  return (
    <div className="scroll">
      <table className="plain queue" aria-label={t('queue')}>
        <thead>
          <tr>
            <th scope="col">{t('place')}</th>
            <th scope="col">{t('patient')}</th>
            <th scope="col">{t('insured')}</th>
            <th scope="col">{t('visitFor')}</th>
            <th scope="col">{t('came')}</th>
            <th scope="col" className="number">
              {t('fee')}
            </th>
            <th scope="col">{t('state')}</th>
            <th scope="col" aria-label={t('visit')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row
              key={row.id}
              row={row}
              active={index === at}
              choose={() => setChosen(index)}
              {...{ provider, open }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = Omit<Props, 'rows'> & { row: QueueRow; active: boolean; choose: () => void };

function Row({ row, active, choose, provider, open }: RowProps) {
  const t = useText(doctorWords);
  const term = useTerm();
  return (
    <tr
      className={active ? 'active' : ''}
      {...(active ? { 'aria-current': true as const } : {})}
      onClick={choose}
    >
      <td className="place">{row.place}</td>
      <td>
        <Button type="link" className="patient" onClick={() => open(row)}>
          {row.personName}
        </Button>
        <div className="quiet small">
          {t('sexAge', { sex: term('sex', row.sex), age: row.age })} · {row.idNumber}
        </div>
      </td>
      <td>
        <Marks {...row} />
      </td>
      <td>
        {row.kind === null ? t('described') : term('visit', row.kind)}
        {row.doctorName === null ? '' : ` · ${row.doctorName}`}
        <div className="quiet small">{row.complaint}</div>
      </td>
      <td className="money">{row.beganAt.slice(11, 16)}</td>
      <td className="number">
        <MoneyText amount={row.billTotal} />
      </td>
      <td>
        <StateTag state={row.state} />
      </td>
      <td className="actions">
        <Moves row={row} provider={provider} />
      </td>
    </tr>
  );
}

/** What the state allows; the server decides it and says so with each row. */
export function Moves({ row, provider }: { row: QueueRow; provider: string }) {
  const t = useText(doctorWords);
  const move = useMove(provider);
  return (
    <span className="tools">
      {row.actions.map((action) =>
        action === 'cancel' ? (
          <Popconfirm
            key={action}
            title={t('cancelSure')}
            onConfirm={() => move.mutate({ id: row.id, action })}
          >
            <Button size="small" type="text" danger>
              {t('cancel')}
            </Button>
          </Popconfirm>
        ) : (
          <Button
            key={action}
            size="small"
            loading={move.isPending && move.variables?.action === action}
            onClick={() => move.mutate({ id: row.id, action })}
          >
            {t(action)}
          </Button>
        ),
      )}
    </span>
  );
}
