import { Alert, Button } from 'antd';
import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { NoAnswerError, RefusedError } from './api.ts';
import { useLanguage, useText } from './language.tsx';
import { kitWords } from './words.ts';

/** A refusal as the server's sentence; a missing answer with the offer to try again. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useText(kitWords);
  const { language } = useLanguage();
  if (error instanceof RefusedError && error.status === 401) {
    return <SignInFirst sentence={error.refusal[language]} />;
  }
  if (error instanceof RefusedError) {
    return (
      <Alert
        role="alert"
        type="warning"
        showIcon
        title={error.refusal[language]}
        description={<code className="quiet">{error.refusal.code}</code>}
      />
    );
  }
  const broken = error instanceof NoAnswerError && error.status !== 500;
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      title={broken ? t('noAnswer') : t('serverWrong')}
      description={broken ? t('noAnswerHint') : undefined}
      action={
        retry ? (
          <Button size="small" onClick={retry}>
            {t('retry')}
          </Button>
        ) : undefined
      }
    />
  );
}

/** Leads to the sign-in, and from there back to where one was. */
function SignInFirst({ sentence }: { sentence: string }) {
  const t = useText(kitWords);
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const away = pathname !== '/sign-in';
  const target = `/sign-in?to=${encodeURIComponent(pathname + search)}`;
  useEffect(() => {
    if (away) navigate(target, { replace: true });
  }, [away, navigate, target]);
  return (
    <Alert
      role="alert"
      type="info"
      showIcon
      title={sentence || t('signIn')}
      action={away ? <Button onClick={() => navigate(target)}>{t('signIn')}</Button> : undefined}
    />
  );
}
