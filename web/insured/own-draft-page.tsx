import { Link, useParams } from 'react-router';
import { useDraft } from '../kit/drafts/drafts.ts';
import type { Draft } from '../kit/drafts/model.ts';
import { FilingForm } from '../kit/filing/filing-form.tsx';
import { useMatter } from '../kit/filing/use-matters.ts';
import { filingWords } from '../kit/filing/words.ts';
import { useText } from '../kit/language.tsx';
import { useDeadlineText } from '../kit/matters/deadline-badge.tsx';
import { useNamed } from '../kit/matters/named.ts';
import { useIntents } from '../kit/outbox/outbox.ts';
import { OwnButton } from './own-button.tsx';
import { Waiting } from './waiting.tsx';
import { ward } from './ward.ts';
import { useWhose } from './whose.ts';
import { insuredWords, ownMoneyWords } from './words.ts';

/** One application, from its first word until the office has it. */
export function OwnDraftPage() {
  const t = useText(insuredWords);
  const tf = useText(filingWords);
  const { draft: id = '' } = useParams();
  const kept = useDraft(id);
  const whose = useWhose();
  const draft = kept?.person && kept.person.id !== whose ? undefined : kept;
  const done = useIntents().find((intent) => intent.id === id && intent.state === 'done');
  if (done) return <Taken result={done.result} />;
  if (draft === null) return null;
  if (draft === undefined) {
    return (
      <div className="stack own-card">
        <h1>{t('start')}</h1>
        <p>{tf('noDraft')}</p>
        <Link to="/matters">{t('mine')}</Link>
      </div>
    );
  }
  return <Open draft={draft} />;
}

function Open({ draft }: { readonly draft: Draft }) {
  const t = useText(insuredWords);
  const tm = useText(ownMoneyWords);
  const named = useNamed();
  const deadline = useDeadlineText();
  const matter = useMatter(draft.matter, 'own');
  return (
    <div className="stack">
      <Link to="/start">← {t('back')}</Link>
      <h1>{named(draft.names)}</h1>
      {ward === null ? null : <p className="hint-line">{tm('wardFiles', { name: ward.name })}</p>}
      <Waiting query={matter}>
        {(document) => (
          <div className="own-card stack">
            <p className="quiet">{deadline(document)}</p>
            <FilingForm
              draft={draft}
              matter={document}
              submitButton={(submit, label) => (
                <OwnButton block tone="main" size="large" onClick={submit}>
                  {label}
                </OwnButton>
              )}
            />
          </div>
        )}
      </Waiting>
    </div>
  );
}

function Taken({ result }: { readonly result: Readonly<Record<string, string>> }) {
  const t = useText(insuredWords);
  const over = result.state === 'done';
  const pays = result.state === 'paying';
  return (
    <div className="own-card stack taken" role="status">
      <span className="taken-mark" aria-hidden>
        ✓
      </span>
      <h1>
        {over ? t('atOnce') : pays ? t('agreedPays') : t('taken', { number: result.number ?? '' })}
      </h1>
      {over || pays ? (
        <p className="quiet">{t('number', { number: result.number ?? '' })}</p>
      ) : null}
      <Link className="quiet-button" to={`/cases/${result.case ?? ''}`}>
        {t('see')}
      </Link>
    </div>
  );
}
