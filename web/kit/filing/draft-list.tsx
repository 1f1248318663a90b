import { Link } from 'react-router';
import { dropDraft } from '../drafts/drafts.ts';
import type { Draft, DraftState } from '../drafts/model.ts';
import { subjectOf } from '../drafts/send-draft.ts';
import { useLanguage, useText } from '../language.tsx';
import { useNamed } from '../matters/named.ts';
import type { Intent } from '../outbox/model.ts';
import { useIntents } from '../outbox/outbox.ts';
import { momentText } from '../today.ts';
import { filingWords } from './words.ts';

type Props = {
  readonly drafts: readonly Draft[];
  readonly to: (draft: string) => string;
};

/** What lies in this browser, each with where it stands. */
export function DraftList({ drafts, to }: Props) {
  const t = useText(filingWords);
  const intents = useIntents();
  if (drafts.length === 0) return null;
  return (
    <section aria-label={t('drafts')} className="draft-list">
      <h2 className="part-title">{t('drafts')}</h2>
      {drafts.map((draft) => (
        <DraftRow
          key={draft.id}
          draft={draft}
          to={to(draft.id)}
          intent={intents.findLast(({ subject }) => subject === subjectOf(draft.id)) ?? null}
        />
      ))}
    </section>
  );
}

type RowProps = { readonly draft: Draft; readonly to: string; readonly intent: Intent | null };

function DraftRow({ draft, to, intent }: RowProps) {
  const t = useText(filingWords);
  const { language } = useLanguage();
  const named = useNamed();
  const state: DraftState = intent?.state ?? 'kept';
  const reason = intent?.refusal?.[language] ?? '';
  return (
    <div className="draft-row" data-state={state}>
      <div>
        <Link to={to} className="strong">
          {named(draft.names)} {draft.person?.name ?? draft.told?.name ?? ''}
        </Link>
        <div className={`small draft-state ${state}`}>{t(`state.${state}`, { reason })}</div>
        <div className="small quiet">
          {t('keptAt', { time: momentText(new Date(draft.savedAt).toISOString()) })}
        </div>
      </div>
      {state === 'kept' || state === 'refused' ? (
        <button
          type="button"
          className="as-link"
          aria-label={`${t('discard')} ${named(draft.names)}`}
          onClick={() => {
            if (window.confirm(t('discardSure'))) void dropDraft(draft.id);
          }}
        >
          {t('discardYes')}
        </button>
      ) : null}
    </div>
  );
}
