import { useCallback, useEffect, useRef, useState } from 'react';
import { post } from '../kit/api.ts';
import { useText } from '../kit/language.tsx';
import { QrCode } from '../kit/matters/qr-code.tsx';
import { OwnButton } from './own-button.tsx';
import type { Shown } from './own-views.ts';
import { Refused } from './refused.tsx';
import { ownWords } from './words.ts';

/** Milliseconds: a new code comes before the old one ends, whatever the telephone takes for now. */
const [BEFORE_END, SOONEST, LATEST] = [15_000, 20_000, 100_000];

type Props = {
  /** Whose code; his own name, or a relative's. */
  readonly name: string;
  /** Where a new one is asked for. */
  readonly path: string;
  /** Several stand on one page, and the button says whose it is. */
  readonly named?: boolean;
};

/**
 * The code to be scanned. It is only in this window's memory, is asked for when somebody wants to see it, and is gone when he
 * looks at something else.
 */
export function CodeCard({ name, path, named = false }: Props) {
  const t = useText(ownWords);
  const [open, setOpen] = useState(false);
  const card = useRef<HTMLElement>(null);
  const turned = useRef(false);
  // The button that was pressed is gone then: the focus stays with the card.
  useEffect(() => {
    if (!turned.current) return;
    turned.current = false;
    card.current?.querySelector<HTMLElement>(open ? '.own-qr' : 'button')?.focus();
  }, [open]);
  const turn = (next: boolean) => {
    turned.current = true;
    setOpen(next);
  };
  return (
    <section ref={card} className="own-card stack own-code" aria-label={t('codeOf', { name })}>
      {open ? (
        <OpenCode name={name} path={path} close={() => turn(false)} />
      ) : (
        <>
          <OwnButton block tone="main" size="large" onClick={() => turn(true)}>
            {named ? t('codeShowOf', { name }) : t('codeShow')}
          </OwnButton>
          <p className="quiet small">{t('codeHint')}</p>
        </>
      )}
    </section>
  );
}

function OpenCode({ name, path, close }: Props & { readonly close: () => void }) {
  const t = useText(ownWords);
  const { shown, error, renew } = useCode(path);
  return (
    <>
      <div className="own-qr" aria-live="polite" tabIndex={-1}>
        {shown ? <QrCode text={shown.qr} name={t('codeOf', { name })} /> : null}
      </div>
      <strong className="big">{name}</strong>
      {error === null ? null : <Refused error={error} retry={renew} />}
      <p className="quiet small">{t('codeHint')}</p>
      <div className="own-two">
        <OwnButton onClick={renew}>{t('codeNew')}</OwnButton>
        <OwnButton onClick={close}>{t('codeHide')}</OwnButton>
      </div>
    </>
  );
}

/** A code while it is looked at: renewed before it ends, and none asked for while the window is hidden. */
function useCode(path: string) {
  const [shown, setShown] = useState<Shown | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  const renew = useCallback(() => setRound((now) => now + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each round asks anew
  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      try {
        const next = await post<Shown>(path, {});
        if (left) return;
        setShown(next);
        setError(null);
        timer = setTimeout(renewIfSeen, waitFor(next));
      } catch (reason) {
        if (left) return;
        // One that may have ended is worse than none: it is refused at the counter.
        setShown(null);
        setError(reason);
      }
    };
    const renewIfSeen = () => {
      if (document.visibilityState === 'visible') renew();
      else {
        setShown(null);
        document.addEventListener('visibilitychange', renewIfSeen, { once: true });
      }
    };
    void ask();
    return () => {
      left = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', renewIfSeen);
    };
  }, [path, round]);
  return { shown, error, renew };
}

function waitFor({ endsAt }: Shown): number {
  const left = Date.parse(endsAt) - Date.now() - BEFORE_END;
  return Math.min(LATEST, Math.max(SOONEST, left));
}
