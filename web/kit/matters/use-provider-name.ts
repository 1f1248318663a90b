import { useQuery } from '@tanstack/react-query';
import { get } from '../api.ts';

/** What a hospital or clinic is called; its number until that is known. */
export function useProviderName(id: string): string {
  const found = useQuery({
    queryKey: ['provider', id],
    queryFn: () => get<{ readonly name: string }>(`/providers/${encodeURIComponent(id)}`),
    enabled: id !== '',
    staleTime: 600_000,
    retry: false,
  });
  return found.data?.name ?? id;
}
