import { Alert, Button, Card } from 'antd';
import { useEffect } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { SessionView } from '../../src/border/identity/index.ts';
import { currentArea } from '../kit/area.ts';
import { AsyncView } from '../kit/async-view.tsx';
import { Frame } from '../kit/frame.tsx';
import { useText } from '../kit/language.tsx';
import { FactorSetup } from './factor-setup.tsx';
import { Demonstrators, KeyForm, OwnCredential } from './other-ways.tsx';
import { CodeForm, NewPasswordForm, PasswordForm } from './password-forms.tsx';
import { useSession } from './session.ts';
import { accountWords } from './words.ts';

const REFUSED = {
  'identity.not_prepared': 'notPrepared',
  'identity.blocked': 'blocked',
  'identity.no_posting': 'noPosting',
  'identity.provider_refused': 'providerRefused',
} as const;

/** One step after another; each says what it needs, and the last leads back to where one came from. */
export function SignInPage() {
  const t = useText(accountWords);
  const session = useSession();
  return (
    <div className="sign-in">
      <Frame title={t('signIn')}>
        <AsyncView query={session}>{(data) => <Step session={data} />}</AsyncView>
      </Frame>
    </div>
  );
}

function Step({ session }: { session: SessionView }) {
  const t = useText(accountWords);
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const to = search.get('to') ?? '/';
  const goOn = () => navigate(to.startsWith('/') && !to.startsWith('//') ? to : '/');
  switch (session.signed?.stage) {
    case 'code':
      return <CodeForm />;
    case 'password':
      return (
        <Card title={t('passwordTitle')}>
          <NewPasswordForm />
        </Card>
      );
    case 'enrol':
      return (
        <Card title={t('enrolTitle')}>
          <FactorSetup done={goOn} />
        </Card>
      );
    case 'open':
      return <GoOn goOn={goOn} />;
    default:
      return <Ways session={session} to={to} refused={search.get('refused')} />;
  }
}

function GoOn({ goOn }: { goOn: () => void }) {
  const t = useText(accountWords);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the sign-in is complete
  useEffect(goOn, []);
  return <Button onClick={goOn}>{t('next')}</Button>;
}

type WaysProps = {
  readonly session: SessionView;
  readonly to: string;
  readonly refused: string | null;
};

function Ways({ session, to, refused }: WaysProps) {
  const t = useText(accountWords);
  const told =
    refused !== null && refused in REFUSED ? REFUSED[refused as keyof typeof REFUSED] : null;
  const back = `/${currentArea()}${to === '/' ? '' : (to.split('?')[0] ?? '')}`;
  return (
    <>
      {told ? <Alert role="alert" type="warning" showIcon title={t(told)} /> : null}
      <PasswordForm />
      {session.provider ? (
        <Button block size="large" href={`/api/sign-in/provider?to=${encodeURIComponent(back)}`}>
          {t('orProvider', { name: session.provider })}
        </Button>
      ) : null}
      {session.demonstration.length > 0 ? <Demonstrators people={session.demonstration} /> : null}
      <OwnCredential />
      <KeyForm to={to} />
    </>
  );
}
