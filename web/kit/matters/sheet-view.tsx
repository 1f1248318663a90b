import { useRef } from 'react';
import { useText } from '../language.tsx';
import { mattersWords } from './words.ts';

type Props = {
  readonly address: string | null;
  readonly type: string;
  readonly turns: number;
  readonly name: string;
};

/** A sheet in small; pressed, as large as the window. A PDF opens beside, in the reader of the browser. */
export function SheetView({ address, type, turns, name }: Props) {
  const t = useText(mattersWords);
  const dialog = useRef<HTMLDialogElement>(null);
  if (address === null) return <div className="sheet-face" />;
  if (type === 'application/pdf') {
    return (
      <a className="sheet-face pdf" href={address} target="_blank" rel="noreferrer">
        PDF <span className="out-of-sight">{name}</span>
      </a>
    );
  }
  if (!type.startsWith('image/')) {
    return (
      <a className="sheet-face pdf" href={address} download={name}>
        {type.slice(type.lastIndexOf('/') + 1).toUpperCase()}{' '}
        <span className="out-of-sight">{name}</span>
      </a>
    );
  }
  const turned = { transform: `rotate(${turns * 90}deg)` };
  return (
    <>
      <button
        type="button"
        className="sheet-face"
        aria-label={`${t('open')} ${name}`}
        onClick={() => dialog.current?.showModal()}
      >
        <img src={address} alt="" style={turned} />
      </button>
      <dialog ref={dialog} className="sheet-dialog" aria-label={name}>
        <form method="dialog">
          <button type="submit" className="quiet-button">
            {t('close')}
          </button>
        </form>
        <img src={address} alt={name} style={turned} />
      </dialog>
    </>
  );
}
