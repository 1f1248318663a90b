import { useQuery } from '@tanstack/react-query';
import { get } from '../kit/api.ts';
import type { PersonView } from '../kit/views.ts';

export function usePerson(id: string) {
  return useQuery({
    queryKey: ['person', id],
    queryFn: () => get<PersonView>(`/persons/${encodeURIComponent(id)}`),
    enabled: id !== '',
  });
}
