import { useSession } from '../account/session.ts';
import { ward } from './ward.ts';

/** Whose things this window shows: the child's for whom one acts, else one's own. Null: nobody has signed in. */
export function useWhose(): string | null {
  const self = useSession().data?.signed?.person ?? null;
  return ward?.id ?? self;
}
