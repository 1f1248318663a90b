import { useQuery } from '@tanstack/react-query';
import { Table, type TableProps } from 'antd';
import { get, type Query } from './api.ts';
import { AsyncView } from './async-view.tsx';
import { useText } from './language.tsx';
import { useFocusableScroll } from './paged-table.tsx';
import { kitWords } from './words.ts';

/** A short list that comes whole. */
export function ListTable<Row extends object>({
  path,
  query = {},
  columns,
  caption,
  rowKey,
  again = false,
}: {
  path: string;
  query?: Query;
  columns: TableProps<Row>['columns'];
  caption: string;
  rowKey: (row: Row) => string;
  again?: number | false;
}) {
  const rows = useQuery({
    queryKey: ['list', path, query],
    queryFn: () => get<readonly Row[]>(path, query),
    refetchInterval: again,
  });
  return (
    <AsyncView query={rows}>
      {(found) => <RowTable rows={found} columns={columns} caption={caption} rowKey={rowKey} />}
    </AsyncView>
  );
}

/** Rows that a page has already. */
export function RowTable<Row extends object>({
  rows,
  columns,
  caption,
  rowKey,
}: {
  rows: readonly Row[];
  columns: TableProps<Row>['columns'];
  caption: string;
  rowKey: (row: Row) => string;
}) {
  const t = useText(kitWords);
  const frame = useFocusableScroll();
  return (
    <div ref={frame}>
      <Table<Row>
        aria-label={caption}
        rowKey={rowKey}
        size="middle"
        columns={columns ?? []}
        dataSource={[...rows]}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: t('empty') }}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
      />
    </div>
  );
}
