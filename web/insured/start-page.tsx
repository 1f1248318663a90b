import { useNavigate } from 'react-router';
import { saveDraft } from '../kit/drafts/drafts.ts';
import { MatterChoice } from '../kit/filing/matter-choice.tsx';
import { newDraft } from '../kit/filing/new-draft.ts';
import { useMatters } from '../kit/filing/use-matters.ts';
import { useText } from '../kit/language.tsx';
import { useNamed } from '../kit/matters/named.ts';
import type { MatterSummary } from '../kit/matters/views.ts';
import { useCases, useOverview } from './use-own.ts';
import { ForWhom } from './wards.tsx';
import { useWhose } from './whose.ts';
import { insuredWords, ownWords } from './words.ts';

/** What can be applied for by phone; first what one applied for last. */
export function StartPage() {
  const t = useText(insuredWords);
  const navigate = useNavigate();
  const self = useOverview().data?.person;
  const person = self ? { id: self.id, name: self.name } : null;
  const choose = (matter: MatterSummary) => {
    const draft = newDraft({ layout: 'own', matter, person });
    void saveDraft(draft).then(() => navigate(`/drafts/${draft.id}`));
  };
  return (
    <div className="stack">
      <h1>{t('start')}</h1>
      <ForWhom />
      <LastMatter ready={person !== null} choose={choose} />
      <MatterChoice layout="own" person choose={choose} />
    </div>
  );
}

type LastProps = {
  readonly ready: boolean;
  readonly choose: (matter: MatterSummary) => void;
};

/** Most people come back for the same: a filing of the next stay, the bills of the next month. */
function LastMatter({ ready, choose }: LastProps) {
  const t = useText(ownWords);
  const named = useNamed();
  const matters = useMatters('own');
  const cases = useCases();
  const whose = useWhose();
  // What one filed for a child is not done again for oneself.
  const own = cases.data?.rows.filter(({ person }) => person === null || person.id === whose);
  const last = own?.[0]?.matter;
  const matter = matters.data?.find(({ code }) => code === last);
  if (!matter) return null;
  return (
    <section className="stack" aria-label={t('lastMatter')}>
      <h2>{t('lastMatter')}</h2>
      <button type="button" className="own-again" disabled={!ready} onClick={() => choose(matter)}>
        {t('doAgain', { name: named(matter.names) })}
      </button>
    </section>
  );
}
