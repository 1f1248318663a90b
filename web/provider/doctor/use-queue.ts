import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post } from '../../kit/api.ts';
import { once } from '../../kit/intent.ts';
import type { QueueRow, QueueView, StaffView } from './views.ts';

const EVERY_MS = 20_000;

export function useQueue(provider: string | null) {
  return useQuery({
    queryKey: ['queue', provider],
    queryFn: () => get<QueueView>('/registrations', { provider }),
    enabled: provider !== null,
    refetchInterval: EVERY_MS,
    placeholderData: keepPreviousData,
  });
}

export function useStaff(provider: string | null) {
  return useQuery({
    queryKey: ['staff', provider],
    queryFn: () => get<StaffView>(`/providers/${encodeURIComponent(provider ?? '')}/staff`),
    enabled: provider !== null,
    staleTime: 300_000,
  });
}

/** The same key until an answer came: pressing again after a broken line calls nobody else. */
export function useCallNext(provider: string | null, called: (row: QueueRow) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      once('call-next', { provider }, (body) => post<QueueRow>('/registrations/call-next', body)),
    onSuccess: called,
    onSettled: () => void queries.invalidateQueries({ queryKey: ['queue'] }),
  });
}

/** Moves say what shall be so; said twice they change nothing more. */
export function useMove(provider: string | null) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, action }: { id: string; action: string }) =>
      post(`/registrations/${encodeURIComponent(id)}/moves`, { provider, action }),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['queue'] });
      void queries.invalidateQueries({ queryKey: ['visit'] });
    },
  });
}
