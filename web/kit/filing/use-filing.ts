import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { post, RefusedError } from '../api.ts';
import { changeDraft } from '../drafts/drafts.ts';
import type { Draft } from '../drafts/model.ts';
import { bodyOf, sendDraft } from '../drafts/send-draft.ts';
import { useLanguage } from '../language.tsx';
import { checkForm, missingMaterials, wantedMaterials } from '../matters/ask-fields.ts';
import { focusFirstProblem } from '../matters/matter-form.tsx';
import type { MatterView, TrialView } from '../matters/views.ts';
import type { Intent } from '../outbox/model.ts';
import { dismiss } from '../outbox/outbox.ts';
import { isApplicantWhole } from './applicant-fields.tsx';
import { usePrefill } from './use-prefill.ts';
import { useToldPerson } from './use-told-person.ts';

/** What stands in a draft, what is still wanted, and the two things that can be done with it. */
export function useFiling(draft: Draft, matter: MatterView, refused: Intent | null) {
  const { language } = useLanguage();
  const [shown, setShown] = useState(false);
  const prefill = usePrefill(draft);
  const told = useToldPerson(draft);
  const { who } = told;
  const answers = { ...draft.known, ...draft.form };
  const problems = checkForm(matter, answers);
  const wanted = wantedMaterials(matter, answers, draft.fetched);
  const brought = draft.sheets.map(({ material }) => material);
  const missing = missingMaterials(wanted, brought, draft.promised);
  const whom = matter.concerns !== 'provider' || draft.provider !== null;
  const others = [isApplicantWhole(draft.applicant), whom].filter((given) => !given);
  const count = Object.keys(problems).length + others.length;
  const trial = useMutation({
    mutationFn: () =>
      post<TrialView>(`${draft.layout === 'own' ? '/own' : ''}/cases/trials`, {
        key: draft.id,
        ...bodyOf(draft, matter),
      }),
  });
  const whole = (then: () => void) => {
    setShown(true);
    if (count > 0) focusFirstProblem();
    else if (who === 'known') then();
    else window.scrollTo({ top: 0 });
  };
  const send = () => {
    if (refused) dismiss(refused.id);
    sendDraft(draft, matter, `${draft.names[language]} ${draft.person?.name ?? ''}`.trim());
  };
  return {
    ...{ prefill, told, who, shown, problems, wanted, count, trial },
    said: trial.error instanceof RefusedError ? trial.error.refusal : (refused?.refusal ?? null),
    change: (part: Partial<Draft>) => void changeDraft(draft.id, (now) => ({ ...now, ...part })),
    submit: () => whole(missing.length > 0 ? showMaterials : send),
    tryOut: () => whole(() => trial.mutate()),
  };
}

/** What is missing stands there in words. */
function showMaterials(): void {
  requestAnimationFrame(() => {
    document.querySelector('.materials .warning')?.scrollIntoView({ block: 'center' });
  });
}
