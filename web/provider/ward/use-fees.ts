import { useQuery } from '@tanstack/react-query';
import type { FeesView } from '../../../src/money/ward/index.ts';
import { get } from '../../kit/api.ts';

export function useFees(stay: string) {
  return useQuery({
    queryKey: ['fees', stay],
    queryFn: () => get<FeesView>(`/stays/${encodeURIComponent(stay)}/fees`),
  });
}
