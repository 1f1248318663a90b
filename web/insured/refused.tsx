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
