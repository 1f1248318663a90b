import { useSession } from '../account/session.ts';
import { useDrafts } from '../kit/drafts/drafts.ts';
import { DraftList } from '../kit/filing/draft-list.tsx';

/** What this person began to write on this telephone, and nobody else's. */
export function OwnDrafts() {
  const self = useSession().data?.signed?.person;
  const drafts = (useDrafts() ?? []).filter(
    ({ layout, person }) => layout === 'own' && (person === null || person.id === self),
  );
  return <DraftList drafts={drafts} to={(draft) => `/drafts/${draft}`} />;
}
