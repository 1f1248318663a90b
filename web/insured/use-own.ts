import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post } from '../kit/api.ts';
import { once } from '../kit/intent.ts';
import type { CaseRow } from '../kit/matters/views.ts';
import type { Page } from '../kit/views.ts';
import type { BillRow, Codes, Overview, OwnAccount } from './own-views.ts';
import { ward } from './ward.ts';

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

export const BILLS_AT_ONCE = 20;

/** Newest first, so many at once. */
export function useBills(page = 1) {
  return useQuery({
    queryKey: ['own-bills', page],
    queryFn: () => get<Page<BillRow>>('/own/settlements', { page, size: BILLS_AT_ONCE }),
  });
}

/** The own account with everything that is shared of it, and with it. */
export function useAccount() {
  return useQuery({
    queryKey: ['own-account'],
    queryFn: () => get<OwnAccount>('/own/own-account'),
  });
}

export function useCodes() {
  return useQuery({ queryKey: ['own-codes'], queryFn: () => get<Codes>('/own/shown-codes') });
}

type Asked = { readonly path: string; readonly body: object };

/** Does something once, however often it is sent, and asks anew what it changed. */
export function useOwnPost<Answer = unknown>(...changes: readonly string[]) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body }: Asked) =>
      once(`own ${ward?.id ?? ''} ${path}`, body, (keyed) => post<Answer>(path, keyed)),
    onSuccess: () =>
      Promise.all(changes.map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}
