import { useEffect, useRef, useState } from 'react';
import { useText } from '../kit/language.tsx';
import { OwnButton } from './own-button.tsx';
import { insuredWords } from './words.ts';

type Props = {
  readonly label: string;
  /** What happens then, in a sentence. */
  readonly sentence: string;
  /** What one says yes with. */
  readonly yes: string;
  readonly tone?: 'main' | 'outline';
  /** What cannot be taken back. */
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly onSure: () => void;
};

/**
 * Asks once more before money moves or something ends, on the page itself and as large as everything else there. The focus
 * goes to the question, and back to the button where one says no.
 */
export function SureButton({ label, sentence, yes, tone, danger, busy = false, onSure }: Props) {
  const t = useText(insuredWords);
  const [asking, setAsking] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    frame.current?.querySelector<HTMLElement>(asking ? 'p' : 'button')?.focus();
  }, [asking]);
  const turn = (next: boolean) => {
    moved.current = true;
    setAsking(next);
  };
  return (
    <div ref={frame}>
      {asking && !busy ? (
        <section className="own-sure stack" aria-label={label}>
          <p tabIndex={-1}>{sentence}</p>
          <div className="own-two">
            <OwnButton
              tone={danger ? 'danger' : 'main'}
              onClick={() => {
                turn(false);
                onSure();
              }}
            >
              {yes}
            </OwnButton>
            <OwnButton onClick={() => turn(false)}>{t('no')}</OwnButton>
          </div>
        </section>
      ) : (
        <OwnButton block busy={busy} {...(tone ? { tone } : {})} onClick={() => turn(true)}>
          {label}
        </OwnButton>
      )}
    </div>
  );
}
