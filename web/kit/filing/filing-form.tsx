import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { NoAnswerError, post, RefusedError } from '../api.ts';
import { changeDraft } from '../drafts/drafts.ts';
import type { Draft } from '../drafts/model.ts';
import { bodyOf, sendDraft, subjectOf } from '../drafts/send-draft.ts';
import { Failure } from '../failure.tsx';
import { useLanguage, useText } from '../language.tsx';
import { useLine } from '../line.ts';
import { checkForm, missingMaterials, wantedMaterials } from '../matters/ask-fields.ts';
import { HintList } from '../matters/hint-list.tsx';
import { MaterialsPanel } from '../matters/materials-panel.tsx';
import { focusFirstProblem, MatterForm } from '../matters/matter-form.tsx';
import type { MatterView } from '../matters/views.ts';
import { mattersWords } from '../matters/words.ts';
import type { Intent } from '../outbox/model.ts';
import { dismiss, useIntentOf } from '../outbox/outbox.ts';
import { ApplicantFields, isApplicantWhole } from './applicant-fields.tsx';
import { FilingState } from './filing-state.tsx';
import { TrialAnswer, type TrialView } from './trial-answer.tsx';
import { usePrefill } from './use-prefill.ts';
import { useToldPerson } from './use-told-person.ts';
import { filingWords } from './words.ts';

type Props = {
  readonly draft: Draft;
  readonly matter: MatterView;
  /** Buttons in the look of the page around it. */
  readonly submitButton: (submit: () => void, label: string) => ReactNode;
};

/** A matter from its first word until the server has it: form, papers, a trial, the submission and what came of it. */
export function FilingForm({ draft, matter, submitButton }: Props) {
  const intent = useIntentOf(subjectOf(draft.id));
  if (intent !== null && intent.state !== 'refused') {
    return <FilingState draft={draft} intent={intent} />;
  }
  return <OpenForm draft={draft} matter={matter} submitButton={submitButton} refused={intent} />;
}

const SUBMIT = { window: 'submitWindow', station: 'submitStation', own: 'submitOwn' } as const;

function OpenForm({ draft, matter, submitButton, refused }: Props & { refused: Intent | null }) {
  const t = useText(filingWords);
  const tm = useText(mattersWords);
  const { language } = useLanguage();
  const up = useLine();
  const [shown, setShown] = useState(false);
  const prefill = usePrefill(draft);
  const who = useToldPerson(draft);
  const answers = { ...draft.known, ...draft.form };
  const problems = checkForm(matter, answers);
  const wanted = wantedMaterials(matter, answers, draft.fetched);
  const brought = draft.sheets.map(({ material }) => material);
  const missing = missingMaterials(wanted, brought, draft.promised);
  const count = Object.keys(problems).length + (isApplicantWhole(draft.applicant) ? 0 : 1);
  const change = (part: Partial<Draft>) =>
    void changeDraft(draft.id, (now) => ({ ...now, ...part }));
  const trial = useMutation({
    mutationFn: () => post<TrialView>('/cases/trials', { key: draft.id, ...bodyOf(draft, matter) }),
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
  const said =
    trial.error instanceof RefusedError ? trial.error.refusal : (refused?.refusal ?? null);
  return (
    <div className="stack filing" data-draft={draft.id}>
      {refused ? <FilingState draft={draft} intent={refused} /> : null}
      {who === 'known' ? null : (
        <p className="hint-line warning" role="status">
          {t(`who.${who}`, { name: draft.told?.name ?? '', number: draft.told?.idNumber ?? '' })}
        </p>
      )}
      {prefill.failed ? <p className="hint-line">{t('prefillFailed')}</p> : null}
      <HintList hints={prefill.hints} />
      <section aria-label={t('form')} className="stack">
        {matter.applicants.length > 1 ? (
          <ApplicantFields
            allowed={matter.applicants}
            applicant={draft.applicant}
            bad={shown && !isApplicantWhole(draft.applicant)}
            change={(applicant) => change({ applicant })}
          />
        ) : null}
        <MatterForm
          matter={matter}
          form={draft.form}
          known={draft.known}
          problems={shown ? problems : {}}
          refused={said?.facts.field ? { [said.facts.field]: said[language] } : {}}
          change={(form) => change({ form })}
        />
      </section>
      <section aria-label={t('papers')} className="stack">
        <h2 className="part-title">{t('papers')}</h2>
        <MaterialsPanel
          wanted={wanted}
          sheets={draft.sheets}
          promised={draft.promised}
          change={(next) => void changeDraft(draft.id, (now) => ({ ...now, ...next(now) }))}
        />
      </section>
      {shown && count > 0 ? (
        <p className="field-problem" role="status">
          {tm('firstProblem', { count })}
        </p>
      ) : null}
      {trial.isError ? <Failure error={trial.error} /> : null}
      {trial.data ? <TrialAnswer answer={trial.data} /> : null}
      <div className="tools filing-buttons">
        {submitButton(
          () => whole(missing.length > 0 ? showMaterials : send),
          t(up ? SUBMIT[draft.layout] : 'submitOffline'),
        )}
        {draft.layout === 'own' ? null : (
          <button
            type="button"
            className="quiet-button"
            disabled={!up || trial.isPending}
            title={t(up ? 'tryHint' : 'tryOffline')}
            onClick={() => whole(() => trial.mutate())}
          >
            {t('tryOut')}
          </button>
        )}
        <span className="quiet small">{t('keptHint')}</span>
      </div>
      {trial.error instanceof NoAnswerError ? <p className="quiet">{t('tryOffline')}</p> : null}
    </div>
  );
}

/** What is missing stands there in words. */
function showMaterials(): void {
  requestAnimationFrame(() => {
    const line = document.querySelector('.materials .warning');
    line?.scrollIntoView({ block: 'center' });
  });
}
