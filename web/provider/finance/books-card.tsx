import { useQuery } from '@tanstack/react-query';
import { Card, Table, type TableProps } from 'antd';
import type { BookView, TotalsView } from '../../../src/money/reconciliation/index.ts';
import { get } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { useText } from '../../kit/language.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import { useTerm } from '../../kit/term.ts';
import type { Period } from './period.ts';
import { financeWords } from './words.ts';

export const AMOUNTS = ['total', 'funds', 'accounts', 'cash'] as const;

type Books = { readonly rows: readonly BookView[]; readonly sum: TotalsView };

/** What the centre settled for this provider, by day, scheme, clearing type and record. */
export function BooksCard({ provider, period }: { provider: string; period: Period }) {
  const t = useText(financeWords);
  const term = useTerm();
  const books = useQuery({
    queryKey: ['books', provider, period],
    queryFn: () => get<Books>('/reconciliation/books', { provider, ...period }),
  });
  const columns: TableProps<BookView>['columns'] = [
    { title: t('day'), dataIndex: 'day' },
    { title: t('scheme'), key: 'scheme', render: (_, row) => term('scheme', row.scheme) },
    { title: t('visitKind'), key: 'visit', render: (_, row) => term('visit', row.visitKind) },
    { title: t('record'), key: 'kind', render: (_, row) => term('record', row.kind) },
    { title: t('count'), dataIndex: 'count', align: 'right' },
    ...AMOUNTS.map((name) => ({
      title: t(name),
      key: name,
      align: 'right' as const,
      render: (_: unknown, row: BookView) => <MoneyText amount={row[name] ?? undefined} />,
    })),
  ];
  return (
    <Card title={t('books')}>
      <div className="stack">
        <p className="quiet small">{t('booksHint')}</p>
        <AsyncView query={books}>
          {({ rows, sum }) => (
            <Table<BookView>
              aria-label={t('books')}
              rowKey="id"
              size="small"
              columns={columns}
              dataSource={[...rows]}
              scroll={{ x: 'max-content' }}
              pagination={{ pageSize: 12, hideOnSinglePage: true, showSizeChanger: false }}
              summary={() => (
                <Table.Summary.Row>
                  <Table.Summary.Cell index={0} colSpan={4}>
                    <strong>{t('sum')}</strong>
                  </Table.Summary.Cell>
                  <Table.Summary.Cell index={4} align="right">
                    <strong data-testid="books-count">{sum.count}</strong>
                  </Table.Summary.Cell>
                  {AMOUNTS.map((name, index) => (
                    <Table.Summary.Cell key={name} index={5 + index} align="right">
                      <span data-testid={`books-${name}`}>
                        <MoneyText amount={sum[name] ?? undefined} strong />
                      </span>
                    </Table.Summary.Cell>
                  ))}
                </Table.Summary.Row>
              )}
            />
          )}
        </AsyncView>
      </div>
    </Card>
  );
}
