import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SessionView } from '../../src/border/identity/index.ts';
import { accessKey } from '../kit/access-key.ts';
import { getShared, keepMark } from '../kit/api.ts';
import type { May } from '../kit/places.ts';

const SESSION = queryOptions({
  queryKey: ['session'],
  async queryFn({ signal }) {
    const session = await getShared<SessionView>('/session');
    // An answer of before the last step would bring back the mark of before.
    if (!signal.aborted) keepMark(session.signed?.mark ?? null);
    return session;
  },
  staleTime: 60_000,
});

/** Who is signed in with this browser. The answer also brings the mark that our calls carry. */
export function useSession() {
  return useQuery(SESSION);
}

/** After a step of signing in everything is asked anew: another person may see other things. */
export function useAnew(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    // A question that is still on its way was asked as whom one was before.
    await queries.cancelQueries();
    await queries.fetchQuery({ ...SESSION, staleTime: 0 });
    // Forgotten and not only asked again: nobody sees for a moment what another was told.
    void queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  };
}

/**
 * What whoever sits here may do, to show no more than that. In the open demonstration it is everything; with a key
 * of a machine, or while the server does not answer, nobody here knows, and the server is the one to refuse.
 */
export function useMay(): May {
  const { data, isError } = useSession();
  if (data === undefined) return () => isError;
  const { open, signed } = data;
  if (signed === null) return () => open || accessKey() !== null;
  return (permission) => signed.permissions.includes(permission);
}
