import { useQuery } from '@tanstack/react-query';
import { Button, Card, Select, Table, type TableProps, Tag } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { get } from '../kit/api.ts';
import { AsyncView } from '../kit/async-view.tsx';
import { Frame } from '../kit/frame.tsx';
import { useLanguage, useText } from '../kit/language.tsx';
import type { PolicySummary } from '../kit/policy-views.ts';
import { useTerm } from '../kit/term.ts';
import { BENEFITS, SCHEMES } from './codes.ts';
import { officeWords } from './words.ts';

export function usePolicies(filter: { scheme?: string; benefit?: string } = {}) {
  return useQuery({
    queryKey: ['policies', filter],
    queryFn: () => get<{ rows: readonly PolicySummary[] }>('/policies', filter),
  });
}

export function PolicyListPage() {
  const t = useText(officeWords);
  const term = useTerm();
  const navigate = useNavigate();
  const [filter, setFilter] = useState<{ scheme?: string; benefit?: string }>({});
  const query = usePolicies(filter);
  const pick = (name: 'scheme' | 'benefit', codes: readonly string[]) => (
    <Select
      allowClear
      aria-label={t(name)}
      placeholder={t(name)}
      className="filter"
      value={filter[name] ?? null}
      options={codes.map((value) => ({ value, label: term(name, value) }))}
      onChange={(value: string | null | undefined) => {
        const { [name]: _, ...rest } = filter;
        setFilter(value ? { ...rest, [name]: value } : rest);
      }}
    />
  );
  return (
    <Frame
      title={t('policies')}
      extra={
        <>
          <Button onClick={() => navigate('/policies/diff')}>{t('diff')}</Button>
          <Button type="primary" onClick={() => navigate('/policies/try')}>
            {t('try')}
          </Button>
        </>
      }
    >
      <Card>
        <div className="stack">
          <p className="quiet lead">{t('policiesHint')}</p>
          <div className="tools">
            {pick('scheme', SCHEMES)}
            {pick('benefit', BENEFITS)}
          </div>
          <AsyncView query={query}>{({ rows }) => <PolicyTable rows={rows} />}</AsyncView>
        </div>
      </Card>
    </Frame>
  );
}

function PolicyTable({ rows }: { rows: readonly PolicySummary[] }) {
  const t = useText(officeWords);
  const term = useTerm();
  const { language } = useLanguage();
  const columns: TableProps<PolicySummary>['columns'] = [
    {
      title: t('title'),
      key: 'title',
      render: (_, row) => (
        <Link to={`/policies/document?id=${encodeURIComponent(row.id)}`}>
          {row.title[language]}
        </Link>
      ),
    },
    {
      title: t('scheme'),
      key: 'scheme',
      render: (_, row) => <Tag>{term('scheme', row.scheme)}</Tag>,
      sorter: (a, b) => a.scheme.localeCompare(b.scheme),
    },
    {
      title: t('benefit'),
      key: 'benefit',
      render: (_, row) => term('benefit', row.benefit),
      sorter: (a, b) => a.benefit.localeCompare(b.benefit),
    },
    { title: t('from'), dataIndex: 'from', sorter: (a, b) => a.from.localeCompare(b.from) },
    { title: t('until'), key: 'until', render: (_, row) => row.until ?? t('open') },
    {
      title: t('fingerprint'),
      key: 'hash',
      render: (_, row) => <code className="quiet small">{row.hash.slice(0, 12)}</code>,
    },
  ];
  return (
    <Table<PolicySummary>
      aria-label={t('policies')}
      rowKey="id"
      columns={columns}
      dataSource={[...rows]}
      scroll={{ x: 'max-content' }}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
    />
  );
}
