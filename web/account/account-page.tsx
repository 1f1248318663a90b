import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { OwnAccountView } from '../../src/border/identity/index.ts';
import { getShared, postLast, postShared } from '../kit/api.ts';
import { AsyncView } from '../kit/async-view.tsx';
import { Failure } from '../kit/failure.tsx';
import { Frame } from '../kit/frame.tsx';
import { Labelled } from '../kit/labelled.tsx';
import { useText } from '../kit/language.tsx';
import { FactorSetup, RecoveryCodes } from './factor-setup.tsx';
import { useLeave } from './leave.tsx';
import { NewPasswordForm, submitting } from './password-forms.tsx';
import { useAnew } from './session.ts';
import { accountWords } from './words.ts';

export function AccountPage() {
  const t = useText(accountWords);
  const account = useQuery({
    queryKey: ['account'],
    queryFn: () => getShared<OwnAccountView>('/account'),
  });
  return (
    <Frame title={t('accountTitle')}>
      <AsyncView query={account}>
        {(data) => (
          <>
            <Card>
              <dl className="facts">
                <div>
                  <dt>{t('displayName')}</dt>
                  <dd>{data.displayName}</dd>
                </div>
                <div>
                  <dt>{t('name')}</dt>
                  <dd>{data.name}</dd>
                </div>
              </dl>
            </Card>
            <Devices sessions={data.sessions} />
            {data.hasPassword && data.method === 'password' ? <OwnSecrets account={data} /> : null}
          </>
        )}
      </AsyncView>
    </Frame>
  );
}

function OwnSecrets({ account }: { account: OwnAccountView }) {
  const t = useText(accountWords);
  const queries = useQueryClient();
  return (
    <div className="halves">
      <Card title={t('changePassword')}>
        <NewPasswordForm />
      </Card>
      <Card title={t('factor')}>
        <p>
          {account.hasFactor ? t('factorOn', { count: account.recoveryCodesLeft }) : t('factorOff')}
        </p>
        <FactorSetup replaces={account.hasFactor} done={() => void queries.invalidateQueries()} />
        <NewCodes />
      </Card>
    </div>
  );
}

function NewCodes() {
  const t = useText(accountWords);
  const queries = useQueryClient();
  const [password, setPassword] = useState('');
  const make = useMutation({
    mutationFn: () =>
      postShared<{ recoveryCodes: readonly string[] }>('/account/recovery-codes', { password }),
  });
  if (make.data) {
    const done = () => {
      make.reset();
      void queries.invalidateQueries({ queryKey: ['account'] });
    };
    return <RecoveryCodes codes={make.data.recoveryCodes} done={done} />;
  }
  return (
    <details className="other-way">
      <summary>{t('makeCodes')}</summary>
      <form className="stack" onSubmit={submitting(() => make.mutate())}>
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
        {make.isError ? <Failure error={make.error} /> : null}
        <Button htmlType="submit" loading={make.isPending}>
          {t('makeCodes')}
        </Button>
      </form>
    </details>
  );
}

function Devices({ sessions }: { sessions: OwnAccountView['sessions'] }) {
  const t = useText(accountWords);
  const navigate = useNavigate();
  const anew = useAnew();
  const leave = useLeave();
  const end = useMutation({
    mutationFn: (id: string | null) =>
      id === null
        ? postLast('/account/sessions/end-all')
        : postShared(`/account/sessions/${id}/end`),
    onSuccess: async (_, id) => {
      await anew();
      if (id === null) navigate('/sign-in');
    },
  });
  return (
    <Card
      title={t('sessions')}
      extra={
        <Button
          danger
          onClick={() =>
            void leave(async () => void (await end.mutateAsync(null).catch(() => undefined)))
          }
        >
          {t('signOutAll')}
        </Button>
      }
    >
      {end.isError ? <Failure error={end.error} /> : null}
      <div className="scroll">
        <table className="plain" aria-label={t('sessions')}>
          <thead>
            <tr>
              <th scope="col">{t('since')}</th>
              <th scope="col">{t('lastUsed')}</th>
              <th scope="col">{t('address')}</th>
              <th scope="col">{t('device')}</th>
              <th scope="col">{t('end')}</th>
            </tr>
          </thead>
          <tbody>
            {sessions.map(({ id, startedAt, usedAt, address, agent, current }) => (
              <tr key={id}>
                <td>{timeText(startedAt)}</td>
                <td>{timeText(usedAt)}</td>
                <td>{address}</td>
                <td className="small">{agent}</td>
                <td>
                  {current ? (
                    t('here')
                  ) : (
                    <Button size="small" onClick={() => end.mutate(id)}>
                      {t('end')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

export function timeText(iso: string): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(iso));
}
