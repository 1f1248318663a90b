import { Button } from 'antd';
import { useRef } from 'react';
import { useText } from '../../kit/language.tsx';
import { useNamed } from '../../kit/matters/named.ts';
import type { Material } from '../../kit/matters/views.ts';
import { batchWords } from './batch-words.ts';
import type { Match, SheetPerson } from './match-papers.ts';
import type { BatchPaper, Settled, useBatchPapers } from './use-batch-papers.ts';

type ChooserProps = { readonly chosen: ReturnType<typeof useBatchPapers> };

/** Scans for the rows of a sheet, before the sheet itself is chosen. */
export function PaperChooser({ chosen }: ChooserProps) {
  const t = useText(batchWords);
  const { papers, notes, add, drop } = chosen;
  return (
    <fieldset className="asked">
      <legend>{t('papers')}</legend>
      <p className="quiet small">{t('papersHint')}</p>
      <div className="tools">
        <FilesButton
          label={t('papersChoose')}
          more={{ accept: 'image/*,application/pdf,.xml,.ofd' }}
          add={add}
        />
        <FilesButton label={t('papersFolder')} more={{ webkitdirectory: '' }} add={add} />
        {papers.length === 0 ? null : (
          <>
            <span role="status">{t('papersCount', { count: papers.length })}</span>
            <Button type="link" onClick={() => void drop()}>
              {t('papersDrop')}
            </Button>
          </>
        )}
      </div>
      {notes.map((note) => (
        <p key={note} className="field-problem" role="alert">
          {note}
        </p>
      ))}
    </fieldset>
  );
}

type FilesProps = {
  readonly label: string;
  /** `webkitdirectory`, of which the types know nothing, takes a folder with everything below it. */
  readonly more: Readonly<Record<string, string>>;
  readonly add: (files: readonly File[]) => Promise<void>;
};

function FilesButton({ label, more, add }: FilesProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => input.current?.click()}>{label}</Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        {...more}
        onChange={({ target }) => {
          void add([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </>
  );
}

type DoubtsProps = {
  readonly doubtful: readonly { readonly paper: BatchPaper; readonly match: Match }[];
  readonly rows: readonly SheetPerson[];
  readonly materials: readonly Material[];
  readonly settled: Readonly<Record<string, Settled>>;
  readonly settle: (path: string, said: Settled) => void;
};

/** What the names of the files leave open, each with why; nothing of it goes by itself. */
export function PaperDoubts({ doubtful, rows, materials, settled, settle }: DoubtsProps) {
  const t = useText(batchWords);
  if (doubtful.length === 0) return null;
  return (
    <section aria-label={t('papers')} className="stack">
      <h3 className="part-title">{t('doubts', { count: doubtful.length })}</h3>
      <ul className="paper-doubts">
        {doubtful.map(({ paper, match }) => (
          <li key={paper.path}>
            <Doubtful
              path={paper.path}
              match={match}
              rows={rows}
              materials={materials}
              said={settled[paper.path] ?? { ...match, out: false }}
              settle={(said) => settle(paper.path, said)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

type OneProps = {
  readonly path: string;
  readonly match: Match;
  readonly rows: readonly SheetPerson[];
  readonly materials: readonly Material[];
  readonly said: Settled;
  readonly settle: (said: Settled) => void;
};

const OUT = 'out';

function Doubtful({ path, match, rows, materials, said, settle }: OneProps) {
  const t = useText(batchWords);
  const named = useNamed();
  const { line, material, out } = said;
  const maybe = match.maybe ?? { line: 0, name: '' };
  return (
    <>
      <div>
        <strong className="paper-path">{path}</strong>{' '}
        <span className="quiet small">
          {t(`doubt.${match.doubt ?? 'noHint'}`, { line: maybe.line, name: maybe.name })}
        </span>
      </div>
      <div className="tools">
        <select
          className="box"
          aria-label={t('paperRow', { file: path })}
          value={out ? OUT : (line ?? '')}
          onChange={({ target: { value } }) =>
            settle({ line: Number(value) || null, material, out: value === OUT })
          }
        >
          <option value="">—</option>
          {rows.map((row) => (
            <option key={row.line} value={row.line}>
              {t('rowOf', { line: row.line, name: row.name })}
            </option>
          ))}
          <option value={OUT}>{t('paperLeaveOut')}</option>
        </select>
        {materials.length === 1 ? null : (
          <select
            className="box"
            aria-label={t('paperMaterial', { file: path })}
            value={material ?? ''}
            disabled={out}
            onChange={({ target: { value } }) =>
              settle({ line, material: value === '' ? null : value, out })
            }
          >
            <option value="">—</option>
            {materials.map((one) => (
              <option key={one.code} value={one.code}>
                {named(one.label)}
              </option>
            ))}
          </select>
        )}
      </div>
    </>
  );
}
