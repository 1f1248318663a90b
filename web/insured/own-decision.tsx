import { useNavigate } from 'react-router';
import { saveDraft } from '../kit/drafts/drafts.ts';
import { newDraft } from '../kit/filing/new-draft.ts';
import { useMatters } from '../kit/filing/use-matters.ts';
import { useText } from '../kit/language.tsx';
import { useNamed } from '../kit/matters/named.ts';
import type { CaseView } from '../kit/matters/views.ts';
import { mattersWords } from '../kit/matters/words.ts';
import { OwnButton } from './own-button.tsx';
import { insuredWords } from './words.ts';

const DECIDING: Readonly<Record<string, readonly string[]>> = {
  refused: ['refuse'],
  'not-accepted': ['decline'],
  done: ['approve', 'pay', 'carry-out'],
};
const OBJECTION = 'objection';

/** What was decided, why, and what can be done about it. */
export function OwnDecision({ view }: { readonly view: CaseView }) {
  const t = useText(insuredWords);
  const tm = useText(mattersWords);
  const acts = DECIDING[view.state];
  if (!acts || view.matter === OBJECTION) return null;
  const line = view.trace.findLast(({ act }) => acts.includes(act));
  const reason = line?.facts.reason ?? '';
  const against = view.state !== 'done';
  return (
    <section className="own-card stack" aria-label={t('decision')}>
      <h2>{t('decision')}</h2>
      <p className={against ? 'hint-line warning' : 'hint-line'}>
        <strong>{tm(`state.${view.state}`)}</strong>
        {reason === '' ? null : ` ${t('decisionReason', { reason })}`}
      </p>
      <Objection view={view} against={against} />
    </section>
  );
}

type ObjectionProps = { readonly view: CaseView; readonly against: boolean };

/** The number of the case goes along, so that nobody copies it; only where the area takes objections by phone, and what was done can be decided again. */
function Objection({ view, against }: ObjectionProps) {
  const t = useText(insuredWords);
  const named = useNamed();
  const navigate = useNavigate();
  const matter = useMatters('own').data?.find(({ code }) => code === OBJECTION);
  if (!matter || view.person === null || !view.objectable) return null;
  const begin = async () => {
    const draft = newDraft({ layout: 'own', matter, person: view.person });
    await saveDraft({ ...draft, form: { case: view.number } });
    navigate(`/drafts/${draft.id}`);
  };
  return (
    <>
      <p className="quiet small">{named(matter.summary)}</p>
      <OwnButton
        block
        {...(against ? { tone: 'outline' as const } : {})}
        onClick={() => void begin()}
      >
        {t('object')}
      </OwnButton>
    </>
  );
}
