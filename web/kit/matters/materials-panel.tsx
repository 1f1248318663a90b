import { useState } from 'react';
import type { Draft, Sheet } from '../drafts/model.ts';
import { readSheet, SHEET_LIMIT, type Unfit } from '../files/read-file.ts';
import type { PaperPath } from '../files/send-file.ts';
import { useText } from '../language.tsx';
import { missingMaterials, type Wanted } from './ask-fields.ts';
import { useNamed } from './named.ts';
import { SheetTile } from './sheet-tile.tsx';
import { useUploads } from './use-uploads.ts';
import { mattersWords } from './words.ts';

type Papers = Pick<Draft, 'sheets' | 'promised'>;
type Props = Papers & {
  readonly wanted: readonly Wanted[];
  readonly path: PaperPath;
  readonly change: (change: (papers: Papers) => Papers) => void;
  /** A file that was taken over, for whoever reads what it says. */
  readonly taken?: (file: File) => void;
};

/** What is to be brought, what was, and what is still missing. */
export function MaterialsPanel({ wanted, path, sheets, promised, change, taken }: Props) {
  const t = useText(mattersWords);
  const named = useNamed();
  const [notes, setNotes] = useState<readonly string[]>([]);
  const { uploads, again } = useUploads(sheets, path);
  const add = async (material: string, files: readonly File[]) => {
    setNotes([]);
    for (const file of files) {
      const read = await readSheet(file);
      if (typeof read === 'string') {
        setNotes((all) => [...all, unfitText(t, read, file)]);
        continue;
      }
      const same = sheets.find((sheet) => sheet.file === read.file);
      if (same) setNotes((all) => [...all, t('papersSame', { name: same.name })]);
      if (same?.material === material) continue;
      change((papers) => ({
        ...papers,
        sheets: [...papers.sheets, { ...read, material, turns: 0 }],
      }));
      taken?.(file);
    }
  };
  const put = (next: (sheets: readonly Sheet[]) => readonly Sheet[]) =>
    change((papers) => ({ ...papers, sheets: next(papers.sheets) }));
  const missing = missingMaterials(
    wanted,
    sheets.map(({ material }) => material),
    promised,
  );
  if (wanted.length === 0) return <p className="quiet">{t('papersNone')}</p>;
  return (
    <div className="materials">
      {wanted.map(({ material, fetched }) => (
        <section key={material.code} className="material" data-material={material.code}>
          <h3>
            {named(material.label)}{' '}
            <span className="quiet small">
              {fetched
                ? `✓ ${t('papersFetched')}`
                : t(material.required ? 'papersRequired' : 'papersOptional')}
            </span>
          </h3>
          {fetched ? null : (
            <>
              <SheetGrid
                sheets={sheets.filter((sheet) => sheet.material === material.code)}
                uploads={uploads}
                again={again}
                put={put}
              />
              <AddSheets
                label={named(material.label)}
                add={(files) => void add(material.code, files)}
              />
              {material.promise ? (
                <label className="choice flat">
                  <input
                    type="checkbox"
                    checked={promised.includes(material.code)}
                    onChange={({ target }) =>
                      change((papers) => ({
                        ...papers,
                        promised: target.checked
                          ? [...papers.promised, material.code]
                          : papers.promised.filter((code) => code !== material.code),
                      }))
                    }
                  />
                  {t('papersLater')}
                </label>
              ) : null}
            </>
          )}
        </section>
      ))}
      <div aria-live="polite">
        {notes.map((note) => (
          <p key={note} className="field-problem">
            {note}
          </p>
        ))}
        {missing.length > 0 ? (
          <p className="hint-line warning">
            {t('papersMissing', { names: missing.map(({ label }) => named(label)).join('、') })}
          </p>
        ) : null}
      </div>
    </div>
  );
}

type GridProps = {
  readonly sheets: readonly Sheet[];
  readonly put: (next: (sheets: readonly Sheet[]) => readonly Sheet[]) => void;
} & ReturnType<typeof useUploads>;

function SheetGrid({ sheets, uploads, again, put }: GridProps) {
  if (sheets.length === 0) return null;
  const is = (one: Sheet, other: Sheet) =>
    one.file === other.file && one.material === other.material;
  return (
    <div className="sheets">
      {sheets.map((sheet, i) => (
        <SheetTile
          key={sheet.file}
          sheet={sheet}
          page={i + 1}
          upload={uploads[sheet.file] ?? { is: 'waiting' }}
          again={() => again(sheet.file)}
          turn={() =>
            put((all) =>
              all.map((one) => (is(one, sheet) ? { ...one, turns: (one.turns + 1) % 4 } : one)),
            )
          }
          remove={() => put((all) => all.filter((one) => !is(one, sheet)))}
          {...(i > 0
            ? {
                forward: () => put((all) => [sheet, ...all.filter((one) => !is(one, sheet))]),
              }
            : {})}
        />
      ))}
    </div>
  );
}

type AddProps = { readonly label: string; readonly add: (files: readonly File[]) => void };

/** Both take files; on a phone the second opens the camera. */
function AddSheets({ label, add }: AddProps) {
  const t = useText(mattersWords);
  const input = (
    name: string,
    more: { capture?: 'environment'; multiple?: boolean; accept: string },
  ) => (
    <label className="quiet-button">
      {name}
      <input
        type="file"
        className="out-of-sight"
        aria-label={`${name} ${label}`}
        {...more}
        onChange={({ target }) => {
          add([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </label>
  );
  return (
    <fieldset
      className="add-sheets"
      aria-label={label}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        add([...event.dataTransfer.files]);
      }}
    >
      {input(t('papersAdd'), { multiple: true, accept: 'image/*,application/pdf,.xml,.ofd' })}
      {input(t('papersCamera'), { capture: 'environment', accept: 'image/*' })}
      <span className="quiet small">{t('papersAddHint')}</span>
    </fieldset>
  );
}

type Text = ReturnType<typeof useText<keyof typeof mattersWords.zh>>;

function unfitText(t: Text, unfit: Unfit, { name, size }: File): string {
  const megabytes = Math.ceil(size / 1024 / 1024);
  return t(unfit, { name, size: megabytes, limit: SHEET_LIMIT });
}
