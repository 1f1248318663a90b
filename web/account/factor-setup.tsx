import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { postShared } from '../kit/api.ts';
import { Failure } from '../kit/failure.tsx';
import { Labelled } from '../kit/labelled.tsx';
import { useText } from '../kit/language.tsx';
import { submitting } from './password-forms.tsx';
import { useAnew } from './session.ts';
import { accountWords } from './words.ts';

type Offered = { readonly secret: string; readonly uri: string; readonly svg: string };
type Codes = { readonly recoveryCodes: readonly string[] };

/** Scan, show that it works, keep the recovery codes. A telephone that is replaced needs the password first. */
export function FactorSetup({ replaces = false, done }: { replaces?: boolean; done: () => void }) {
  const t = useText(accountWords);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const anew = useAnew();
  const offer = useMutation({
    mutationFn: () => postShared<Offered>('/account/second-factor', replaces ? { password } : {}),
  });
  const confirm = useMutation({
    mutationFn: () => postShared<Codes>('/account/second-factor/confirm', { code }),
  });
  if (confirm.data) {
    return <RecoveryCodes codes={confirm.data.recoveryCodes} done={() => void anew().then(done)} />;
  }
  if (!offer.data) {
    return (
      <form className="stack" onSubmit={submitting(() => offer.mutate())}>
        <p className="quiet lead">{t('enrolHint')}</p>
        {replaces ? (
          <Labelled name={t('current')}>
            {(id) => (
              <Input.Password
                id={id}
                autoComplete="current-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Labelled>
        ) : null}
        {offer.isError ? <Failure error={offer.error} /> : null}
        <Button type="primary" htmlType="submit" loading={offer.isPending}>
          {t(replaces ? 'renew' : 'begin')}
        </Button>
      </form>
    );
  }
  return (
    <form className="stack" onSubmit={submitting(() => confirm.mutate())}>
      <p className="quiet lead">{t('enrolHint')}</p>
      <img
        className="qr"
        alt={t('qrCode')}
        src={`data:image/svg+xml,${encodeURIComponent(offer.data.svg)}`}
      />
      <p className="quiet lead">
        {t('secretHint')} <code data-testid="factor-secret">{offer.data.secret}</code>
      </p>
      <Labelled name={t('code')}>
        {(id) => (
          <Input
            id={id}
            autoFocus
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Labelled>
      {confirm.isError ? <Failure error={confirm.error} /> : null}
      <Button type="primary" htmlType="submit" loading={confirm.isPending}>
        {t('confirm')}
      </Button>
    </form>
  );
}

export function RecoveryCodes({ codes, done }: { codes: readonly string[]; done: () => void }) {
  const t = useText(accountWords);
  return (
    <div className="stack">
      <h2 className="place-title">{t('recoveryTitle')}</h2>
      <p className="quiet lead">{t('recoveryHint')}</p>
      <ol className="recovery" data-testid="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Button type="primary" onClick={done}>
        {t('recoveryDone')}
      </Button>
    </div>
  );
}
