import { useEffect, useState } from 'react';
import type { Sheet } from '../drafts/model.ts';
import { findFile } from '../files/keep-files.ts';
import { useLanguage, useText } from '../language.tsx';
import { SheetView } from './sheet-view.tsx';
import type { Upload } from './use-uploads.ts';
import { mattersWords } from './words.ts';

type Props = {
  readonly sheet: Sheet;
  readonly page: number;
  readonly upload: Upload;
  readonly again: () => void;
  readonly turn: () => void;
  readonly remove: () => void;
  readonly forward?: () => void;
};

/** One sheet as it was scanned, with what can be done to it and how far it got. */
export function SheetTile({ sheet, page, upload, again, turn, remove, forward }: Props) {
  const t = useText(mattersWords);
  const { language } = useLanguage();
  const address = useKeptAddress(sheet.file);
  const name = `${t('sheet', { page })} ${sheet.name}`;
  const state =
    upload.is === 'refused'
      ? t('upload.refused', { reason: upload.refusal[language] })
      : t(`upload.${upload.is}`, { share: upload.is === 'sending' ? percent(upload.share) : 0 });
  return (
    <figure className="sheet" data-state={upload.is}>
      <SheetView address={address} type={sheet.type} turns={sheet.turns} name={name} />
      <figcaption>
        <div className="small sheet-name">{name}</div>
        <div
          className={`small ${upload.is === 'refused' ? 'field-problem' : 'quiet'}`}
          role="status"
        >
          {upload.is === 'sent' ? '✓ ' : ''}
          {state}
        </div>
        {upload.is === 'sending' ? (
          <progress aria-label={state} max={100} value={percent(upload.share)} />
        ) : null}
        <SheetTools {...{ name, upload, again, turn, remove }} {...(forward ? { forward } : {})} />
      </figcaption>
    </figure>
  );
}

type ToolProps = Omit<Props, 'sheet' | 'page'> & { readonly name: string };

function SheetTools({ name, upload, again, turn, remove, forward }: ToolProps) {
  const t = useText(mattersWords);
  return (
    <div className="sheet-tools">
      <button type="button" aria-label={`${t('turn')} ${name}`} title={t('turn')} onClick={turn}>
        ↻
      </button>
      {forward ? (
        <button
          type="button"
          aria-label={`${t('toFront')} ${name}`}
          title={t('toFront')}
          onClick={forward}
        >
          ←
        </button>
      ) : null}
      <button
        type="button"
        aria-label={`${t('remove')} ${name}`}
        title={t('remove')}
        onClick={remove}
      >
        ✕
      </button>
      {upload.is === 'refused' ? (
        <button type="button" onClick={again}>
          {t('uploadAgain')}
        </button>
      ) : null}
    </div>
  );
}

function percent(share: number): number {
  return Math.floor(share * 100);
}

/** An address under which this browser shows a file that it keeps. */
function useKeptAddress(sum: string): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let gone = false;
    void findFile(sum).then((file) => {
      if (gone || file === undefined) return;
      made = URL.createObjectURL(new Blob([file.bytes], { type: file.type }));
      setAddress(made);
    });
    return () => {
      gone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [sum]);
  return address;
}
