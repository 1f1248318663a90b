import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { RefusedError } from '../kit/api.ts';
import { useLanguage, useText } from '../kit/language.tsx';
import { kitWords } from '../kit/words.ts';

/** Why it was not done, in the server's own sentence; or that nobody answered. */
export function Refused({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry?: () => void;
}) {
  const t = useText(kitWords);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const ended = error instanceof RefusedError && error.status === 401;
  // Whose sign-in is over is shown where to sign in again, and stays on the page that he wanted.
  useEffect(() => {
    if (ended) void queries.invalidateQueries({ queryKey: ['session'] });
  }, [ended, queries]);
  const said = error instanceof RefusedError ? error.refusal[language] : t('noAnswer');
  return (
    <div role="alert" className="hint-line warning">
      {said}{' '}
      {retry ? (
        <button type="button" className="as-link" onClick={retry}>
          {t('retry')}
        </button>
      ) : null}
    </div>
  );
}
