import { useText } from '../language.tsx';
import type { InputProps } from './field-input.tsx';
import { useNamed } from './named.ts';
import { mattersWords } from './words.ts';

type Line = Readonly<Record<string, string>>;

/** Columns of a bill, by the names the reimbursement reads. */
const COLUMNS = [
  ['code', 'lineCode'],
  ['name', 'lineName'],
  ['day', 'lineDay'],
  ['quantity', 'lineQuantity'],
  ['unitPrice', 'linePrice'],
  ['amount', 'lineAmount'],
] as const;

/** The lines of a bill. Enter in the last cell of the last line begins the next one. */
export function LinesInput({ field, value, change }: InputProps) {
  const t = useText(mattersWords);
  const named = useNamed();
  const lines: readonly Line[] = Array.isArray(value) ? (value as readonly Line[]) : [];
  const put = (at: number, column: string, text: string) =>
    change(lines.map((line, i) => (i === at ? { ...line, [column]: text } : line)));
  return (
    <div className="lines">
      <div className="scroll">
        <table className="plain" aria-label={named(field.label)}>
          <thead>
            <tr>
              <th>{t('lineNumber')}</th>
              {COLUMNS.map(([column, name]) => (
                <th key={column}>{t(name)}</th>
              ))}
              <th aria-label={t('remove')} />
            </tr>
          </thead>
          <tbody>
            {lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place
              <tr key={at}>
                <td>{at + 1}</td>
                {COLUMNS.map(([column, name]) => (
                  <td key={column}>
                    <input
                      className="box cell"
                      type={column === 'day' ? 'date' : 'text'}
                      aria-label={`${t(name)} ${at + 1}`}
                      value={line[column] ?? ''}
                      onChange={(event) => put(at, column, event.target.value)}
                      onKeyDown={(event) => {
                        if (event.key !== 'Enter') return;
                        event.preventDefault();
                        if (at === lines.length - 1) change([...lines, {}]);
                      }}
                    />
                  </td>
                ))}
                <td>
                  <button
                    type="button"
                    className="as-link"
                    aria-label={t('removeLine', { line: at + 1 })}
                    onClick={() => change(lines.filter((_, i) => i !== at))}
                  >
                    ✕
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <button type="button" className="quiet-button" onClick={() => change([...lines, {}])}>
        {t('addLine')}
      </button>
    </div>
  );
}
