import { useQuery } from '@tanstack/react-query';
import { get } from '../../kit/api.ts';
import type { PersonSummary } from '../../kit/views.ts';

/** The person that an address names. */
export function usePersonName(id: string | null): { id: string; name: string } | null {
  const { data } = useQuery({
    queryKey: ['person-head', id],
    enabled: id !== null,
    queryFn: () => get<PersonSummary>(`/persons/${encodeURIComponent(id ?? '')}/head`),
  });
  return id !== null && data ? { id, name: data.name } : null;
}
