import { type TableProps, Tag } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useText } from '../kit/language.tsx';
import { MoneyText } from '../kit/money-text.tsx';
import { PagedTable } from '../kit/paged-table.tsx';
import type { SettlementSummary } from '../kit/settlement-views.ts';
import { useTerm } from '../kit/term.ts';
import { momentText } from '../kit/today.ts';
import { deskWords } from './words.ts';

const SHOWN = ['total', 'fund', 'personal', 'cash'] as const;

export function SettlementTable({
  path,
  query,
  caption,
}: {
  path: string;
  query: Record<string, string>;
  caption: string;
}) {
  const t = useText(deskWords);
  const term = useTerm();
  const navigate = useNavigate();
  const columns: TableProps<SettlementSummary>['columns'] = [
    {
      title: t('settledAt'),
      key: 'at',
      render: (_, row) => <Link to={`/settlements/${row.id}`}>{momentText(row.settledAt)}</Link>,
    },
    { title: t('person'), key: 'person', render: (_, row) => row.person.name },
    { title: t('kind'), key: 'kind', render: (_, row) => term('visit', row.visitKind) },
    { title: t('benefitDay'), dataIndex: 'benefitDay' },
    ...SHOWN.map((name) => ({
      title: term('amount', name),
      key: name,
      align: 'right' as const,
      render: (_: unknown, row: SettlementSummary) => <MoneyText amount={row[name]} />,
    })),
    {
      title: t('state'),
      key: 'state',
      render: (_, row) => <RecordTag kind={row.kind} reversed={row.reversed} />,
    },
  ];
  return (
    <PagedTable<SettlementSummary>
      path={path}
      query={query}
      caption={caption}
      columns={columns}
      onOpen={(row) => navigate(`/settlements/${row.id}`)}
    />
  );
}

const COLOURS: Readonly<Record<string, string>> = { reversal: 'red', supplement: 'blue' };

export function RecordTag({ kind, reversed }: { kind: string; reversed: boolean }) {
  const t = useText(deskWords);
  const term = useTerm();
  if (reversed) return <Tag>{t('reversed')}</Tag>;
  return <Tag color={COLOURS[kind] ?? 'green'}>{term('record', kind)}</Tag>;
}
