import { useState } from 'react';
import { readChargeFile } from '../bill/read-charge-file.ts';
import { type Imported, OF_A_PERSON } from '../bill/read-charges.ts';
import { UnreadableFileError } from '../files/read-rows.ts';
import { useText } from '../language.tsx';
import { mattersWords } from './words.ts';

type Line = Readonly<Record<string, string>>;

/** A list of fees as a file: what was understood is taken over, what was not is named by its row. */
export function LinesImport({ take }: { readonly take: (lines: readonly Line[]) => void }) {
  const t = useText(mattersWords);
  const [notes, setNotes] = useState<readonly string[]>([]);
  const read = async (file: File) => {
    setNotes([]);
    try {
      const imported = await readChargeFile(file, OF_A_PERSON);
      const good = imported.lines.filter(({ problems }) => problems.length === 0);
      setNotes(notesOf(t, file.name, imported));
      if (good.length > 0) take(good.map(({ line }) => writtenOf(line)));
    } catch (error) {
      const large = error instanceof UnreadableFileError && error.problem === 'tooLarge';
      setNotes([t(large ? 'linesTooLarge' : 'linesUnreadable', { name: file.name })]);
    }
  };
  return (
    <div className="lines-import">
      <label className="quiet-button">
        {t('linesImport')}
        <input
          type="file"
          className="out-of-sight"
          aria-label={t('linesImport')}
          accept=".csv,.txt,.xlsx"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) void read(file);
            target.value = '';
          }}
        />
      </label>{' '}
      <span className="quiet small">{t('linesColumns')}</span>
      <div aria-live="polite">
        {notes.map((note) => (
          <p key={note} className="hint-line">
            {note}
          </p>
        ))}
      </div>
    </div>
  );
}

type Text = ReturnType<typeof useText<keyof typeof mattersWords.zh>>;

function notesOf(t: Text, name: string, { lines, missing }: Imported): string[] {
  if (missing.length > 0) {
    const columns = missing.map((column) => t(`line.${column}`)).join('、');
    return [t('linesMissing', { name, columns })];
  }
  const bad = lines.filter(({ problems }) => problems.length > 0);
  const read = t('linesRead', { name, count: lines.length - bad.length });
  if (bad.length === 0) return [read];
  return [read, t('linesBad', { rows: bad.map(({ row }) => row).join('、') })];
}

function writtenOf(line: Imported['lines'][number]['line']): Line {
  return Object.fromEntries(Object.entries(line).filter(([, text]) => text !== '')) as Line;
}
