import { useQuery } from '@tanstack/react-query';
import { get } from './api.ts';
import type { PersonSummary } from './views.ts';

/** Who somebody chosen by his id is: nobody recognises a person by an id. Until it is known, the id. */
export function PersonName({ id }: { readonly id: string }) {
  const head = useQuery({
    queryKey: ['person head', id],
    queryFn: () => get<PersonSummary>(`/persons/${encodeURIComponent(id)}/head`),
  });
  return (
    <strong>{head.data === undefined ? id : `${head.data.name} ${head.data.idNumber}`}</strong>
  );
}
