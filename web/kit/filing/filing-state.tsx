import { useLanguage, useText } from '../language.tsx';
import type { Intent } from '../outbox/model.ts';
import { resumeAll, withdraw } from '../outbox/outbox.ts';
import { outboxWords } from '../outbox/words.ts';
import { filingWords } from './words.ts';

/** Where a submission is, in words; nobody has to guess whether it went out. */
export function FilingState({ intent }: { readonly intent: Intent }) {
  const t = useText(filingWords);
  const to = useText(outboxWords);
  const { language } = useLanguage();
  const { state, refusal, uncertain } = intent;
  const reason = refusal?.[language] ?? '';
  const weight = state === 'refused' ? ' warning' : '';
  return (
    <div className="filing-state" role="status" data-state={state}>
      <p className={`hint-line${weight}`}>
        <strong>{t(`state.${state}`, { reason })}</strong>
        {state === 'refused' ? <span> {t('correctHint')}</span> : null}
      </p>
      {state === 'waiting' || state === 'unknown' || state === 'held' ? (
        <div className="tools">
          <button type="button" className="quiet-button" onClick={resumeAll}>
            {to('tryNow')}
          </button>
          {state === 'waiting' && !uncertain ? (
            <button type="button" className="quiet-button" onClick={() => withdraw(intent.id)}>
              {t('takeBack')}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
