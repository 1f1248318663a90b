import { useText } from '../kit/language.tsx';
import { ownWords } from './words.ts';

const ASSUMED = /assumed:\s*/g;

/** By which rule; what no text says is marked as such, and never shown as law. */
export function Article({ source }: { readonly source: string }) {
  const t = useText(ownWords);
  return (
    <details>
      <summary>{t('article')}</summary>
      <p className="quiet">{source.replace(ASSUMED, t('assumed'))}</p>
    </details>
  );
}
