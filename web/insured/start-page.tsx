import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { get } from '../kit/api.ts';
import { saveDraft } from '../kit/drafts/drafts.ts';
import { MatterChoice } from '../kit/filing/matter-choice.tsx';
import { newDraft } from '../kit/filing/new-draft.ts';
import { useText } from '../kit/language.tsx';
import type { PersonView } from '../kit/views.ts';
import { insuredWords } from './words.ts';

/** What can be applied for by phone. */
export function StartPage() {
  const t = useText(insuredWords);
  const navigate = useNavigate();
  const me = useQuery({
    queryKey: ['own-person'],
    queryFn: () => get<PersonView>('/own/person'),
  });
  const person = me.data ? { id: me.data.id, name: me.data.name } : null;
  return (
    <div className="stack">
      <h1>{t('start')}</h1>
      <MatterChoice
        layout="own"
        person
        choose={(matter) => {
          const draft = newDraft({ layout: 'own', matter, person });
          void saveDraft(draft).then(() => navigate(`/drafts/${draft.id}`));
        }}
      />
    </div>
  );
}
