import { useDrafts } from '../kit/drafts/drafts.ts';
import { DraftList } from '../kit/filing/draft-list.tsx';
import { ward } from './ward.ts';
import { useWhose } from './whose.ts';

/** What was begun on this telephone for the person of this window, and for nobody else. */
export function OwnDrafts() {
  const whose = useWhose();
  const drafts = (useDrafts() ?? []).filter(
    ({ layout, person }) =>
      layout === 'own' && (person === null ? ward === null : person.id === whose),
  );
  return <DraftList drafts={drafts} to={(draft) => `/drafts/${draft}`} />;
}
