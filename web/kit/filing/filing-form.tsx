import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { actedFor } from '../api.ts';
import { changeDraft } from '../drafts/drafts.ts';
import type { Draft } from '../drafts/model.ts';
import { subjectOf } from '../drafts/send-draft.ts';
import { Failure } from '../failure.tsx';
import { useLanguage, useText } from '../language.tsx';
import { useLine } from '../line.ts';
import { HintList } from '../matters/hint-list.tsx';
import { MaterialsPanel } from '../matters/materials-panel.tsx';
import { MatterForm } from '../matters/matter-form.tsx';
import type { MatterView, OpenCase } from '../matters/views.ts';
import { mattersWords } from '../matters/words.ts';
import type { Intent } from '../outbox/model.ts';
import { useIntentOf } from '../outbox/outbox.ts';
import { momentText } from '../today.ts';
import { ApplicantFields, asksApplicant, isApplicantWhole } from './applicant-fields.tsx';
import { FilingState } from './filing-state.tsx';
import { ProviderField } from './provider-field.tsx';
import { TellWho } from './tell-who.tsx';
import { TrialAnswer } from './trial-answer.tsx';
import { useFiling } from './use-filing.ts';
import { useInvoices } from './use-invoices.ts';
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
    return <FilingState intent={intent} />;
  }
  return <OpenForm draft={draft} matter={matter} submitButton={submitButton} refused={intent} />;
}

type OpenProps = Props & { readonly refused: Intent | null };

function OpenForm({ draft, matter, submitButton, refused }: OpenProps) {
  const t = useText(filingWords);
  const { language } = useLanguage();
  const filing = useFiling(draft, matter, refused);
  const { prefill, shown, problems, wanted, change, said } = filing;
  const invoices = useInvoices(draft, matter);
  return (
    <div className="stack filing" data-draft={draft.id}>
      {refused ? <FilingState intent={refused} /> : null}
      <TellWho draft={draft} told={filing.told} />
      {prefill.failed ? <p className="hint-line">{t('prefillFailed')}</p> : null}
      <HintList hints={prefill.hints.filter(({ code }) => code !== UNDER_WAY)} />
      <OpenAlready draft={draft} open={prefill.openCases} />
      <section aria-label={t('form')} className="stack">
        {matter.concerns === 'provider' ? (
          <ProviderField
            provider={draft.provider}
            bad={shown && draft.provider === null}
            change={(provider) => change({ provider })}
          />
        ) : null}
        {asksApplicant(matter.applicants) && actedFor() === null ? (
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
          path={draft.layout === 'own' ? '/own/papers' : '/papers'}
          sheets={draft.sheets}
          promised={draft.promised}
          change={(next) => void changeDraft(draft.id, (now) => ({ ...now, ...next(now) }))}
          taken={(file) => void invoices.take(file)}
        />
        <div aria-live="polite">
          {invoices.notes.map(({ text, weight }) => (
            <p key={text} className={`hint-line ${weight}`}>
              {text}
            </p>
          ))}
        </div>
      </section>
      <FilingEnd draft={draft} filing={filing} submitButton={submitButton} />
    </div>
  );
}

/** Said by the list of what is open, which also leads there. */
const UNDER_WAY = 'matters.under-way';

type AlreadyProps = { readonly draft: Draft; readonly open: readonly OpenCase[] };

/** The same matter of the same person: usually it is asked after, seldom meant twice. */
function OpenAlready({ draft, open }: AlreadyProps) {
  const t = useText(filingWords);
  const tm = useText(mattersWords);
  if (open.length === 0) return null;
  const to = (id: string) => (draft.layout === 'own' ? `/cases/${id}` : `/window/cases/${id}`);
  return (
    <div className="hint-line warning">
      {t('openCases')}
      <ul>
        {open.map(({ id, number, state, submittedAt }) => (
          <li key={id}>
            <Link to={to(id)}>{number}</Link> {tm(`state.${state}`)} {momentText(submittedAt)}
          </li>
        ))}
      </ul>
      <label className="choice flat">
        <input
          type="checkbox"
          checked={draft.again}
          onChange={({ target }) =>
            void changeDraft(draft.id, (now) => ({ ...now, again: target.checked }))
          }
        />
        {t('again')}
      </label>
    </div>
  );
}

const SUBMIT = { window: 'submitWindow', station: 'submitStation', own: 'submitOwn' } as const;

type EndProps = Pick<Props, 'draft' | 'submitButton'> & {
  readonly filing: ReturnType<typeof useFiling>;
};

/** What a trial said, and the two buttons. */
function FilingEnd({ draft, filing, submitButton }: EndProps) {
  const t = useText(filingWords);
  const tm = useText(mattersWords);
  const up = useLine();
  const { trial, shown, count } = filing;
  return (
    <>
      {shown && count > 0 ? (
        <p className="field-problem" role="status">
          {tm('firstProblem', { count })}
        </p>
      ) : null}
      {trial.isError ? <Failure error={trial.error} /> : null}
      {trial.data ? <TrialAnswer answer={trial.data} /> : null}
      <div className="tools filing-buttons">
        {submitButton(filing.submit, t(up ? SUBMIT[draft.layout] : 'submitOffline'))}
        <button
          type="button"
          className="quiet-button"
          disabled={!up || trial.isPending}
          title={t(up ? 'tryHint' : 'tryOffline')}
          onClick={filing.tryOut}
        >
          {t('tryOut')}
        </button>
        <span className="quiet small">{t('keptHint')}</span>
      </div>
    </>
  );
}
