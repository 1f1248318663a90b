import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { BoardView, SharesView } from '../../../src/money/ward/index.ts';
import { get, post } from '../../kit/api.ts';
import type { LimitTexts } from './limits.ts';

export type Phase = 'inHospital' | 'toSettle' | 'settled';
export const PHASES: readonly Phase[] = ['inHospital', 'toSettle', 'settled'];

/** A minute: what other windows and the hospital's own system charge shows without pressing anything. */
const EVERY = 60_000;

/** The board, and as soon as it is there the trials of all its stays in one call. */
export function useBoard(provider: string, phase: Phase, limits: LimitTexts) {
  const board = useQuery({
    queryKey: ['ward', provider, phase, limits],
    queryFn: () => get<BoardView>('/stays', { provider, phase, ...limits }),
    refetchInterval: EVERY,
    placeholderData: keepPreviousData,
  });
  const bills = board.data?.rows.map(({ id, revision, settlement }) => [id, revision, settlement]);
  const shares = useQuery({
    queryKey: ['ward shares', provider, bills],
    queryFn: () =>
      post<SharesView>('/stays/shares', { provider, stays: bills?.map(([id]) => id) ?? [] }),
    enabled: bills !== undefined && bills.length > 0,
    placeholderData: keepPreviousData,
  });
  return { board, shares };
}
