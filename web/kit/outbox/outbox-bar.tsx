import { Alert, Button } from 'antd';
import { useEffect } from 'react';
import { startDrafts } from '../drafts/drafts.ts';
import { useLanguage, useText } from '../language.tsx';
import { useLine } from '../line.ts';
import type { Intent } from './model.ts';
import { dismiss, resumeAll, startOutbox, useIntents, withdraw } from './outbox.ts';
import { outboxWords } from './words.ts';

const KINDS = ['settle', 'reverse', 'refund', 'case'] as const;

/** Says on every page whether the line is there and what was asked for without an answer yet. */
export function OutboxBar() {
  const t = useText(outboxWords);
  const up = useLine();
  const intents = useIntents();
  useEffect(startOutbox, []);
  useEffect(startDrafts, []);
  if (up && intents.length === 0) return null;
  return (
    <section className="outbox no-print" aria-label={t('title')} aria-live="polite">
      {up ? null : (
        <Alert
          banner
          type="error"
          title={
            <>
              <strong>{t('lineDown')}</strong> {t('lineDownHint')}
            </>
          }
        />
      )}
      {intents.map((intent) => (
        <IntentRow key={intent.id} intent={intent} />
      ))}
    </section>
  );
}

const TONES = {
  waiting: 'warning',
  sending: 'info',
  unknown: 'warning',
  held: 'warning',
  done: 'success',
  refused: 'error',
} as const;

function IntentRow({ intent }: { intent: Intent }) {
  const t = useText(outboxWords);
  const { label, state, attempts } = intent;
  const tries =
    state === 'unknown' && attempts > 1 ? ` · ${t('attempts', { count: attempts })}` : '';
  return (
    <Alert
      banner
      type={TONES[state]}
      data-state={state}
      title={
        <>
          <strong>
            <KindName kind={intent.kind} />
          </strong>{' '}
          {label} · <IntentStateText intent={intent} />
          {tries}
        </>
      }
      action={<IntentActions intent={intent} />}
    />
  );
}

/** The state in words; a refusal in the server's own. */
export function IntentStateText({ intent }: { intent: Intent }) {
  const t = useText(outboxWords);
  const { language } = useLanguage();
  const { state, refusal } = intent;
  return (
    <span>
      {t(state)}
      {refusal === null ? null : `：${refusal[language]}`}
    </span>
  );
}

function KindName({ kind }: { kind: string }) {
  const t = useText(outboxWords);
  const known = KINDS.find((name) => name === kind);
  return known ? t(known) : kind;
}

function IntentActions({ intent: { id, state, uncertain } }: { intent: Intent }) {
  const t = useText(outboxWords);
  if (state === 'done' || state === 'refused') {
    return (
      <Button size="small" onClick={() => dismiss(id)}>
        {t('seen')}
      </Button>
    );
  }
  if (state === 'sending') return null;
  return (
    <span className="tools">
      {state === 'waiting' && !uncertain ? (
        <Button size="small" onClick={() => withdraw(id)}>
          {t('withdraw')}
        </Button>
      ) : null}
      <Button size="small" onClick={resumeAll}>
        {t('tryNow')}
      </Button>
    </span>
  );
}
