import { Table, type TableProps, Tag } from 'antd';
import type { KeyboardEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { drawn } from '../../explain/waterfall.ts';
import { useText } from '../../kit/language.tsx';
import { MoneyText, moneyText } from '../../kit/money-text.tsx';
import { useTerm } from '../../kit/term.ts';
import { byAmount, byPlace, type Patient, type ShownAlert } from './board-rows.ts';
import type { Phase } from './use-board.ts';
import { wardWords } from './words.ts';

const URGENT: readonly ShownAlert[] = ['insuranceEnded', 'notSettled', 'arrears'];

export function AlertTags({ alerts }: { alerts: readonly ShownAlert[] }) {
  const t = useText(wardWords);
  return (
    <span className="ward-alerts">
      {alerts.map((alert) => (
        <Tag key={alert} color={URGENT.includes(alert) ? 'red' : 'orange'}>
          {t(`alert.${alert}`)}
        </Tag>
      ))}
    </span>
  );
}

/** One row a patient, as one walks through the wards; the arrow keys go from name to name. */
export function BoardTable({ patients, phase }: { patients: readonly Patient[]; phase: Phase }) {
  const t = useText(wardWords);
  const navigate = useNavigate();
  const columns = [...usePersonColumns(), ...useMoneyColumns(phase)];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside have the focus and the keys.
    <div onKeyDown={walk}>
      <Table<Patient>
        aria-label={t('board')}
        rowKey="id"
        size="small"
        columns={columns}
        dataSource={[...patients].sort(byPlace)}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: t('nobody') }}
        rowClassName="opens"
        onRow={({ id }) => ({ onClick: () => navigate(stayPath(id)) })}
        pagination={{
          defaultPageSize: 50,
          pageSizeOptions: [20, 50, 100, 200],
          hideOnSinglePage: patients.length <= 20,
          showTotal: (count) => t('count', { count }),
        }}
      />
    </div>
  );
}

function stayPath(id: string): string {
  return `/desk/ward/${encodeURIComponent(id)}`;
}

type Columns = NonNullable<TableProps<Patient>['columns']>;

function usePersonColumns(): Columns {
  const t = useText(wardWords);
  const term = useTerm();
  return [
    {
      title: t('bed'),
      key: 'bed',
      sorter: byPlace,
      render: (_, { bed }) => (bed === '' ? <span className="quiet">{t('noBed')}</span> : bed),
    },
    {
      title: t('patient'),
      key: 'patient',
      render: (_, { id, personName, sex, age, number }) => (
        <>
          <Link to={stayPath(id)} className="in-row" data-patient>
            {personName}
          </Link>{' '}
          <span className="quiet small">
            {term('sex', sex)} {t('years', { age })}
          </span>
          <div className="quiet small">{number}</div>
        </>
      ),
    },
    {
      title: t('department'),
      key: 'department',
      sorter: byPlace,
      render: (_, { departmentName, doctorName }) => (
        <>
          {departmentName === '' ? t('noDepartment') : departmentName}
          <div className="quiet small">{doctorName}</div>
        </>
      ),
    },
    {
      title: t('diagnosis'),
      key: 'diagnosis',
      render: (_, { diagnosis }) => <span className="ward-diagnosis">{diagnosis}</span>,
    },
    {
      title: t('days'),
      dataIndex: 'days',
      align: 'right',
      sorter: (a, b) => a.days - b.days,
    },
  ];
}

function useMoneyColumns(phase: Phase): Columns {
  const t = useText(wardWords);
  const deposit: Columns[number] = {
    title: t('deposit'),
    key: 'deposit',
    align: 'right',
    sorter: byAmount(({ share }) => share?.arrears),
    render: (_, { deposit, share }) => (
      <>
        {deposit === null ? <span className="quiet">—</span> : <MoneyText amount={deposit} />}
        {share?.arrears != null && !/^0+\.00$/.test(share.arrears) ? (
          <div className="small ward-short">
            {t('arrears')} {moneyText(share.arrears)}
          </div>
        ) : null}
      </>
    ),
  };
  return [
    {
      title: t('cost'),
      key: 'cost',
      align: 'right',
      sorter: byAmount(({ total }) => total),
      render: (_, { total }) => <MoneyText amount={total} strong />,
    },
    {
      title: t('fund'),
      key: 'fund',
      align: 'right',
      sorter: byAmount(({ share }) => share?.fund),
      render: (_, patient) => <ShareText patient={patient} part="fund" />,
    },
    {
      title: t('own'),
      key: 'own',
      align: 'right',
      sorter: byAmount(({ share }) => share?.personal),
      render: (_, patient) => (
        <>
          <ShareText patient={patient} part="personal" />
          <ShareBar patient={patient} />
        </>
      ),
    },
    ...(phase === 'settled' ? [] : [deposit]),
    {
      title: t('alerts'),
      key: 'alerts',
      sorter: (a, b) => a.alerts.length - b.alerts.length,
      render: (_, { alerts }) => <AlertTags alerts={alerts} />,
    },
  ];
}

function ShareText({ patient: { share }, part }: { patient: Patient; part: 'fund' | 'personal' }) {
  const t = useText(wardWords);
  const term = useTerm();
  if (share === undefined || share.refusal !== null) return <span>{t('notComputed')}</span>;
  const text = <MoneyText amount={share[part]} />;
  if (share.gate === null || part !== 'fund') return text;
  return <span title={t('gated', { reason: term('gate', share.gate) })}>{text}</span>;
}

/** How the cost is divided, at a glance; the amounts stand above it. */
function ShareBar({ patient: { share } }: { patient: Patient }) {
  const t = useText(wardWords);
  if (share === undefined || share.refusal !== null) return null;
  const total = drawn(share.total);
  if (total <= 0) return null;
  const text = { fund: moneyText(share.fund), own: moneyText(share.personal) };
  return (
    <div className="share-bar" role="img" aria-label={t('shareOfCost', text)}>
      <span style={{ width: `${(drawn(share.fund) / total) * 100}%` }} />
    </div>
  );
}

/** Arrow keys walk over the names; Enter is what it is on a link. */
function walk(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const names = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-patient]')];
  const next = names[names.indexOf(document.activeElement as HTMLElement) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
