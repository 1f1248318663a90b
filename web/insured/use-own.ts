import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { get } from '../kit/api.ts';
import type { CaseRow } from '../kit/matters/views.ts';
import type { Page } from '../kit/views.ts';
import type { BillRow, Overview } from './own-views.ts';

/** What the first page and those behind it show; asked once for all of them. */
export function useOverview() {
  return useQuery({ queryKey: ['own-overview'], queryFn: () => get<Overview>('/own/overview') });
}

/** Newest first. Asked anew by each page: what was just sent has to stand there. */
export function useCases() {
  return useQuery({
    queryKey: ['own-cases'],
    staleTime: 0,
    queryFn: () => get<{ rows: readonly CaseRow[] }>('/own/cases'),
  });
}

const AT_ONCE = 20;

/** Newest first, so many at once. */
export function useBills(size = AT_ONCE) {
  return useInfiniteQuery({
    queryKey: ['own-bills', size],
    initialPageParam: 1,
    queryFn: ({ pageParam }) => get<Page<BillRow>>('/own/settlements', { page: pageParam, size }),
    getNextPageParam: (last, all) => {
      const seen = all.reduce((count, { rows }) => count + rows.length, 0);
      return last.rows.length > 0 && seen < last.total ? all.length + 1 : undefined;
    },
  });
}
