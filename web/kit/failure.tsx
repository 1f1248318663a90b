import { Alert, Button, Input, Space } from 'antd';
import { useState } from 'react';
import { keepAccessKey } from './access-key.ts';
import { NoAnswerError, RefusedError } from './api.ts';
import { useLanguage, useText } from './language.tsx';
import { kitWords } from './words.ts';

/** A refusal as the server's sentence; a missing answer with the offer to try again. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useText(kitWords);
  const { language } = useLanguage();
  if (error instanceof RefusedError && error.status === 401) {
    return <KeyPrompt sentence={error.refusal[language]} {...(retry ? { retry } : {})} />;
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

function KeyPrompt({ sentence, retry }: { sentence: string; retry?: () => void }) {
  const t = useText(kitWords);
  const [key, setKey] = useState('');
  const enter = () => {
    keepAccessKey(key.trim());
    retry?.();
  };
  const field = (
    <Space.Compact>
      <Input.Password
        aria-label={t('keyNeeded')}
        autoComplete="off"
        value={key}
        onChange={(event) => setKey(event.target.value)}
        onPressEnter={enter}
      />
      <Button type="primary" onClick={enter}>
        {t('keyEnter')}
      </Button>
    </Space.Compact>
  );
  return <Alert type="info" showIcon title={sentence || t('keyNeeded')} description={field} />;
}
