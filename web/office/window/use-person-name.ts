import { useQuery } from '@tanstack/react-query';
import { get } from '../../kit/api.ts';
import type { PersonView } from '../../kit/views.ts';

/** The person that an address names. */
export function usePersonName(id: string | null): { id: string; name: string } | null {
  const { data } = useQuery({
    queryKey: ['person', id],
    enabled: id !== null,
    queryFn: () => get<PersonView>(`/persons/${encodeURIComponent(id ?? '')}`),
  });
  return id !== null && data ? { id, name: data.name } : null;
}
