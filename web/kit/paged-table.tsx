import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Table, type TableProps } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { get, type Query } from './api.ts';
import { Failure } from './failure.tsx';
import { useText } from './language.tsx';
import type { Page } from './views.ts';
import { kitWords } from './words.ts';

/**
 * A list that the server pages. `onOpen` makes a row open by click; the first cell holds the link. It is asked anew after
 * `again` milliseconds, and when what the page has `seen` becomes another.
 */
export function PagedTable<Row extends object>({
  path,
  query,
  columns,
  caption,
  onOpen,
  rowKey = 'id' as never,
  again = false,
  seen = '',
}: {
  path: string;
  query: Query;
  columns: TableProps<Row>['columns'];
  caption: string;
  onOpen?: (row: Row) => void;
  rowKey?: keyof Row | ((row: Row) => string);
  again?: number | false;
  seen?: string;
}) {
  const t = useText(kitWords);
  const filter = JSON.stringify(query);
  const [place, setPlace] = useState({ filter, page: 1, size: 10 });
  const page = place.filter === filter ? place.page : 1;
  const rows = useQuery({
    queryKey: ['list', path, query, page, place.size, seen],
    queryFn: () => get<Page<Row>>(path, { ...query, page, size: place.size }),
    placeholderData: keepPreviousData,
    refetchInterval: again,
  });
  const frame = useFocusableScroll();
  if (rows.isError) return <Failure error={rows.error} retry={() => void rows.refetch()} />;
  return (
    <div ref={frame}>
      <Table<Row>
        aria-label={caption}
        rowKey={rowKey}
        size="middle"
        columns={columns ?? []}
        dataSource={[...(rows.data?.rows ?? [])]}
        loading={rows.isPending}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: t('empty') }}
        {...(onOpen
          ? { rowClassName: 'opens', onRow: (row: Row) => ({ onClick: () => onOpen(row) }) }
          : {})}
        pagination={{
          current: page,
          pageSize: place.size,
          total: rows.data?.total ?? 0,
          hideOnSinglePage: true,
          showTotal: (count) => t('total', { count }),
          onChange: (next, size) => setPlace({ filter, page: next, size }),
        }}
      />
    </div>
  );
}

/** What is wider than the page is reached by the keyboard as well, also where no row holds a link. */
export function useFocusableScroll() {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    frame.current?.querySelector('.ant-table-content')?.setAttribute('tabindex', '0');
  });
  return frame;
}
