import { useQuery } from '@tanstack/react-query';
import { getKept } from '../../kit/filing/shelf.ts';
import { useNamed } from '../../kit/matters/named.ts';
import type { MatterSummary } from '../../kit/matters/views.ts';

/** What a matter is called; one that is no longer in force by its code. */
export function useMatterName(): (code: string) => string {
  const named = useNamed();
  const { data } = useQuery({
    queryKey: ['matters', 'names'],
    staleTime: 600_000,
    queryFn: () => getKept<readonly MatterSummary[]>('/matters'),
    select: (rows) => new Map(rows.map(({ code, names }) => [code, names])),
  });
  return (code) => {
    const names = data?.get(code);
    return names === undefined ? code : named(names);
  };
}
