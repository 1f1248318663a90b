import { useMutation } from '@tanstack/react-query';
import { Button, Card, Input, type InputRef } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { postLast, postShared } from '../kit/api.ts';
import { Failure } from '../kit/failure.tsx';
import { Labelled } from '../kit/labelled.tsx';
import { useText } from '../kit/language.tsx';
import { useAnew } from './session.ts';
import { accountWords } from './words.ts';

/** A step of signing in: sends, then asks who is here now. */
export function useStep(path: string, send = postShared) {
  const anew = useAnew();
  return useMutation({
    mutationFn: (body: object) => send(path, body),
    onSuccess: anew,
  });
}

export function submitting(send: () => void) {
  return (event: FormEvent) => {
    event.preventDefault();
    send();
  };
}

type OnwardProps = {
  readonly step: ReturnType<typeof useStep>;
  readonly ready: boolean;
  readonly word: string;
};

/** What was wrong with the step, and the button that takes it. */
function Onward({ step, ready, word }: OnwardProps) {
  return (
    <>
      {step.isError ? <Failure error={step.error} /> : null}
      <Button
        block
        type="primary"
        size="large"
        htmlType="submit"
        loading={step.isPending}
        disabled={!ready}
      >
        {word}
      </Button>
    </>
  );
}

export function PasswordForm() {
  const t = useText(accountWords);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const step = useStep('/sign-in');
  const field = useRef<InputRef>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <Card>
      <form className="stack" onSubmit={submitting(() => step.mutate({ name, password }))}>
        <Labelled name={t('name')}>
          {(id) => (
            <Input
              id={id}
              ref={field}
              size="large"
              autoComplete="username"
              autoCapitalize="none"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled name={t('password')}>
          {(id) => (
            <Input.Password
              id={id}
              size="large"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Labelled>
        <Onward step={step} ready={name.trim() !== '' && password !== ''} word={t('next')} />
      </form>
    </Card>
  );
}

export function CodeForm() {
  const t = useText(accountWords);
  const [code, setCode] = useState('');
  const step = useStep('/sign-in/code');
  const leave = useStep('/session/end', postLast);
  const field = useRef<InputRef>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <Card title={t('codeTitle')}>
      <form className="stack" onSubmit={submitting(() => step.mutate({ code }))}>
        <p className="quiet lead">{t('codeHint')}</p>
        <Labelled name={t('code')}>
          {(id) => (
            <Input
              id={id}
              ref={field}
              size="large"
              autoComplete="one-time-code"
              value={code}
              maxLength={40}
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Labelled>
        <Onward step={step} ready={code.trim() !== ''} word={t('signIn')} />
        <Button type="link" onClick={() => leave.mutate({})}>
          {t('signOut')}
        </Button>
      </form>
    </Card>
  );
}

export function NewPasswordForm() {
  const t = useText(accountWords);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const step = useStep('/account/password');
  const fields = [
    ['current', current, setCurrent, 'current-password'],
    ['newPassword', next, setNext, 'new-password'],
  ] as const;
  return (
    <form className="stack" onSubmit={submitting(() => step.mutate({ current, next }))}>
      <p className="quiet lead">{t('passwordHint')}</p>
      {fields.map(([word, value, set, complete]) => (
        <Labelled key={word} name={t(word)}>
          {(id) => (
            <Input.Password
              id={id}
              autoComplete={complete}
              value={value}
              onChange={(event) => set(event.target.value)}
            />
          )}
        </Labelled>
      ))}
      {step.isError ? <Failure error={step.error} /> : null}
      {step.isSuccess ? <p role="status">{t('passwordChanged')}</p> : null}
      <Button
        type="primary"
        htmlType="submit"
        loading={step.isPending}
        disabled={current === '' || next === ''}
      >
        {t('changePassword')}
      </Button>
    </form>
  );
}
