import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get, type Query } from '../../kit/api.ts';
import { LAST_QUEUE } from '../../kit/intent.ts';
import type { CaseRow, Colour } from '../../kit/matters/views.ts';

export type CasePage = {
  readonly rows: readonly CaseRow[];
  readonly total: number;
  readonly page: number;
};

export const QUEUES = ['mine', 'office', 'all', 'owed'] as const;
export type Queue = (typeof QUEUES)[number];

export const SORTS = ['due', 'number', 'matter', 'submitted'] as const;
export type SortName = (typeof SORTS)[number];
export type Sorting = { readonly by: SortName; readonly descending: boolean };

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

/** How many of each colour there are, whichever is chosen. */
export function useColourCounts(query: Query) {
  return useQuery({
    queryKey: ['cases', 'counts', query],
    queryFn: () => get<Readonly<Record<Colour, number>>>('/cases/counts', query),
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN,
  });
}

/** The list that one came from, with its filters, so that going back leads there. */
export function rememberQueue(search: string): void {
  sessionStorage.setItem(LAST_QUEUE, search);
}

export function lastQueue(): string {
  return sessionStorage.getItem(LAST_QUEUE) ?? '';
}
