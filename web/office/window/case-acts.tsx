import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Input } from 'antd';
import { useRef, useState } from 'react';
import { RefusedError } from '../../kit/api.ts';
import { Failure } from '../../kit/failure.tsx';
import { CorrectForm } from '../../kit/filing/correct-form.tsx';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import { AccountForm } from '../../kit/matters/account-form.tsx';
import type { ActBody, CaseAct, CaseView } from '../../kit/matters/views.ts';
import { useKeys } from '../../kit/use-keys.ts';
import { actOn } from './act-on.ts';
import { windowWords } from './words.ts';

/** In the order in which they are offered; the first that is allowed is the one button of the page. */
const OFFERED = [
  ...(['resubmit'] as const),
  ...(['accept', 'take', 'approve', 'forward', 'return', 'refuse', 'decline', 'release'] as const),
  ...(['correct-account', 'add-papers', 'assign', 'note', 'withdraw'] as const),
];
type Offered = (typeof OFFERED)[number];

/** What the applicant has to be told why. */
const NEEDS_REASON: readonly CaseAct[] = [
  'return',
  'refuse',
  'decline',
  'note',
  'reopen',
  'withdraw',
];

/** Of these, on money, nobody may do two. */
const DECIDES: readonly CaseAct[] = ['approve', 'forward', 'refuse'];

/** What wants more than a press. */
const WITH_FORM: readonly CaseAct[] = ['assign', 'resubmit', 'add-papers', 'correct-account'];

/** What the server allows this reader to do now; nothing else is shown. */
export function CaseActs({ view }: { readonly view: CaseView }) {
  const t = useText(windowWords);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [chosen, setChosen] = useState<Offered | null>(null);
  const act = useMutation({
    mutationFn: (body: Omit<ActBody, 'version'>) =>
      actOn(view.id, { version: view.version, ...body }),
    onSuccess: (next) => {
      queries.setQueryData(['case', view.id], next);
      void queries.invalidateQueries({ queryKey: ['cases'] });
    },
    onError: (error) => {
      // Somebody else was there: what is shown is old, and is read again below the refusal.
      if (!(error instanceof RefusedError) || error.status !== 409) return;
      void message.info(t('changed'));
      void queries.invalidateQueries({ queryKey: ['case', view.id] });
    },
  });
  const allowed = OFFERED.filter((name) => view.acts.includes(name));
  const buttons = useRef<HTMLDivElement>(null);
  useKeys({ a: () => buttons.current?.querySelector('button')?.focus() });
  const press = (name: Offered) => {
    if (NEEDS_REASON.includes(name) || WITH_FORM.includes(name)) setChosen(name);
    else act.mutate({ act: name });
  };
  return (
    <Card title={t('decide')}>
      <div className="stack acts" ref={buttons}>
        {view.money && allowed.some((name) => DECIDES.includes(name)) ? (
          <p className="hint-line">{t('twoPeople')}</p>
        ) : null}
        {allowed.length === 0 ? <p className="quiet">{t('noActs')}</p> : null}
        {allowed.map((name, i) => (
          <Button
            key={name}
            block
            size="large"
            type={i === 0 ? 'primary' : 'default'}
            danger={name === 'refuse' || name === 'decline'}
            loading={act.isPending && act.variables?.act === name}
            onClick={() => press(name)}
          >
            {t(`act.${name}`)}
          </Button>
        ))}
        {chosen === null ? null : (
          <ChosenAct
            key={chosen}
            act={chosen}
            view={view}
            busy={act.isPending}
            send={(words) => act.mutate({ act: chosen, ...words })}
          />
        )}
        {act.isError ? <Failure error={act.error} /> : null}
      </div>
    </Card>
  );
}

type ChosenProps = {
  readonly act: Offered;
  readonly view: CaseView;
  readonly busy: boolean;
  readonly send: (words: Omit<ActBody, 'version' | 'act'>) => void;
};

/** What an act wants besides the press. */
function ChosenAct({ act, view, busy, send }: ChosenProps) {
  const button = (submit: () => void, label: string, loading = false) => (
    <Button type="primary" block loading={loading || busy} onClick={submit}>
      {label}
    </Button>
  );
  if (act === 'correct-account') return <AccountForm view={view} send={send} button={button} />;
  if (act !== 'resubmit' && act !== 'add-papers') {
    return <WordForm act={act} send={send} busy={busy} />;
  }
  const whole = act === 'resubmit';
  return <CorrectForm view={view} path="/papers" whole={whole} send={send} button={button} />;
}

type WordProps = {
  readonly act: Offered;
  readonly busy: boolean;
  readonly send: (words: { reason?: string; assignee?: string }) => void;
};

/** The words that an act wants: a reason, or to whom. */
function WordForm({ act, busy, send }: WordProps) {
  const t = useText(windowWords);
  const [text, setText] = useState('');
  const [shown, setShown] = useState(false);
  const assigning = act === 'assign';
  const missing = text.trim() === '';
  const submit = () => {
    if (missing) return setShown(true);
    send(assigning ? { assignee: text.trim() } : { reason: text.trim() });
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Labelled name={t(assigning ? 'assignee' : 'reason')}>
        {(id) =>
          assigning ? (
            <Input
              id={id}
              autoFocus
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          ) : (
            <Input.TextArea
              id={id}
              autoFocus
              rows={3}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )
        }
      </Labelled>
      {shown && missing ? (
        <p className="field-problem" role="alert">
          {t(assigning ? 'assigneeNeeded' : 'reasonNeeded')}
        </p>
      ) : null}
      <Button htmlType="submit" type="primary" loading={busy}>
        {t('confirmAct', { act: t(`act.${act}`) })}
      </Button>
    </form>
  );
}
