import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get, type Query } from '../../kit/api.ts';
import type { CaseRow } from '../../kit/matters/views.ts';

export type CasePage = {
  readonly rows: readonly CaseRow[];
  readonly total: number;
  readonly page: number;
};

export const QUEUES = ['mine', 'office', 'all', 'owed'] as const;
export type Queue = (typeof QUEUES)[number];

const AGAIN = 20_000;

export function useQueue(query: Query) {
  return useQuery({
    queryKey: ['cases', query],
    queryFn: () => get<CasePage>('/cases', query),
    placeholderData: keepPreviousData,
    // What others take disappears from here by itself.
    refetchInterval: AGAIN,
  });
}
