import { Button, Card, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { SessionView } from '../../src/border/identity/index.ts';
import { keepAccessKey } from '../kit/access-key.ts';
import { currentArea } from '../kit/area.ts';
import { Failure } from '../kit/failure.tsx';
import { Labelled } from '../kit/labelled.tsx';
import { useText } from '../kit/language.tsx';
import { submitting, useStep } from './password-forms.tsx';
import { useAnew } from './session.ts';
import { accountWords, roleWord } from './words.ts';

/** Only in the open demonstration: the server says whom there is. */
export function Demonstrators({ people }: { people: SessionView['demonstration'] }) {
  const t = useText(accountWords);
  const step = useStep('/sign-in/demonstration');
  return (
    <Card title={t('demonstrationTitle')}>
      <p className="quiet lead">{t('demonstrationHint')}</p>
      <div className="tools">
        {people.map(({ name, displayName, role }) => (
          <Button key={name} disabled={step.isPending} onClick={() => step.mutate({ name })}>
            {displayName} · {roleWord(t, role)}
          </Button>
        ))}
      </div>
      {step.isError ? <Failure error={step.error} /> : null}
    </Card>
  );
}

export function OwnCredential() {
  const t = useText(accountWords);
  const [type, setType] = useState<'card' | 'code'>('card');
  const [number, setNumber] = useState('');
  const [cardSerial, setSerial] = useState('');
  const step = useStep('/sign-in/credential');
  const body = { area: currentArea(), type, number, ...(type === 'card' ? { cardSerial } : {}) };
  return (
    <details className="other-way">
      <summary>{t('insuredTitle')}</summary>
      <form className="stack" onSubmit={submitting(() => step.mutate(body))}>
        <Segmented
          value={type}
          onChange={setType}
          options={[
            { value: 'card', label: t('card') },
            { value: 'code', label: t('voucher') },
          ]}
        />
        <Labelled name={t(type === 'card' ? 'cardNumber' : 'voucherCode')}>
          {(id) => (
            <Input
              id={id}
              autoComplete="off"
              value={number}
              onChange={(event) => setNumber(event.target.value)}
            />
          )}
        </Labelled>
        {type === 'card' ? (
          <Labelled name={t('cardSerial')}>
            {(id) => (
              <Input
                id={id}
                autoComplete="off"
                value={cardSerial}
                onChange={(event) => setSerial(event.target.value)}
              />
            )}
          </Labelled>
        ) : null}
        {step.isError ? <Failure error={step.error} /> : null}
        <Button htmlType="submit" loading={step.isPending} disabled={number.trim() === ''}>
          {t('signIn')}
        </Button>
      </form>
    </details>
  );
}

/** For a desk that was given a key instead of people: kept until the window is closed. */
export function KeyForm({ to }: { to: string }) {
  const t = useText(accountWords);
  const navigate = useNavigate();
  const anew = useAnew();
  const [key, setKey] = useState('');
  const enter = () => {
    keepAccessKey(key.trim());
    void anew().then(() => navigate(to));
  };
  return (
    <details className="other-way">
      <summary>{t('keyTitle')}</summary>
      <form className="tools" onSubmit={submitting(enter)}>
        <Input.Password
          aria-label={t('keyNeeded')}
          placeholder={t('keyNeeded')}
          autoComplete="off"
          value={key}
          onChange={(event) => setKey(event.target.value)}
        />
        <Button htmlType="submit" disabled={key.trim() === ''}>
          {t('keyEnter')}
        </Button>
      </form>
    </details>
  );
}
