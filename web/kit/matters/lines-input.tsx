import { useRef } from 'react';
import { sumYuan } from '../bill/sum-yuan.ts';
import { useText } from '../language.tsx';
import { moneyText } from '../money-text.tsx';
import { today } from '../today.ts';
import type { InputProps } from './field-input.tsx';
import { LinesImport } from './lines-import.tsx';
import { LinesSearch } from './lines-search.tsx';
import { useNamed } from './named.ts';
import { type LookedUp, type Named, useLookedUp } from './use-looked-up.ts';
import { mattersWords } from './words.ts';

type Line = Readonly<Record<string, string>>;

/** Columns of a bill, by the names the reimbursement reads. */
const COLUMNS = ['code', 'name', 'day', 'quantity', 'unitPrice', 'amount'] as const;

/**
 * The lines of a bill: searched in the catalogue, imported from a file or typed. Enter in the last cell of the last line
 * begins the next one.
 */
export function LinesInput({ field, value, change, form }: InputProps) {
  const t = useText(mattersWords);
  const named = useNamed();
  const table = useRef<HTMLTableElement>(null);
  const lines: readonly Line[] = Array.isArray(value) ? (value as readonly Line[]) : [];
  const day = textOf(form?.from) || today();
  const said = useLookedUp(lines, day);
  const put = (at: number, part: Line) =>
    change(lines.map((line, i) => (i === at ? { ...line, ...part } : line)));
  const add = (more: readonly Line[]) =>
    change([...lines.filter((line) => Object.values(line).some(Boolean)), ...more]);
  const choose = ({ code, name }: Named) => {
    add([{ code, name, day, quantity: '1' }]);
    requestAnimationFrame(() => lastCell(table.current, 'unitPrice')?.focus());
  };
  return (
    <div className="lines">
      <LinesSearch field={field} day={day} choose={choose} />
      <div className="scroll">
        <table className="plain" aria-label={named(field.label)} ref={table}>
          <thead>
            <tr>
              <th>{t('lineNumber')}</th>
              {COLUMNS.map((column) => (
                <th key={column}>{t(`line.${column}`)}</th>
              ))}
              <th aria-label={t('remove')} />
            </tr>
          </thead>
          <tbody>
            {lines.map((line, at) => (
              <LineRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place
                key={at}
                at={at}
                line={line}
                said={said[at] ?? null}
                put={(part) => put(at, part)}
                remove={() => change(lines.filter((_, i) => i !== at))}
                next={() => {
                  if (at === lines.length - 1) change([...lines, {}]);
                }}
              />
            ))}
          </tbody>
        </table>
      </div>
      <LinesTotal lines={lines} total={textOf(form?.total)} unknown={countUnknown(said)} />
      <div className="tools">
        <button type="button" className="quiet-button" onClick={() => change([...lines, {}])}>
          {t('addLine')}
        </button>
        <LinesImport take={add} />
      </div>
    </div>
  );
}

type RowProps = {
  readonly at: number;
  readonly line: Line;
  readonly said: LookedUp | null;
  readonly put: (part: Line) => void;
  readonly remove: () => void;
  readonly next: () => void;
};

function LineRow({ at, line, said, put, remove, next }: RowProps) {
  const t = useText(mattersWords);
  return (
    <tr>
      <td>{at + 1}</td>
      {COLUMNS.map((column) => (
        <td key={column}>
          <input
            className="box cell"
            type={column === 'day' ? 'date' : 'text'}
            data-column={column}
            aria-label={`${t(`line.${column}`)} ${at + 1}`}
            value={line[column] ?? ''}
            onChange={({ target }) => put({ [column]: target.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              next();
            }}
          />
          {column === 'name' ? <LineSaid said={said} take={put} at={at} /> : null}
        </td>
      ))}
      <td>
        <button
          type="button"
          className="as-link"
          aria-label={t('removeLine', { line: at + 1 })}
          onClick={remove}
        >
          ✕
        </button>
      </td>
    </tr>
  );
}

type SaidProps = {
  readonly said: LookedUp | null;
  readonly at: number;
  readonly take: (part: Line) => void;
};

/** What the catalogue does not know is paid by the person; what may be meant is taken over by a press. */
function LineSaid({ said, at, take }: SaidProps) {
  const t = useText(mattersWords);
  if (said === null || said.known) return null;
  const { suggested } = said;
  if (!suggested) return <div className="small line-unknown">{t('lineUnknown')}</div>;
  return (
    <div className="small line-unknown">
      {t('lineMaybe')}{' '}
      <button
        type="button"
        className="as-link"
        aria-label={t('lineTake', { line: at + 1, ...suggested })}
        onClick={() => take({ code: suggested.code, name: suggested.name })}
      >
        {suggested.name} {suggested.code}
      </button>
    </div>
  );
}

type TotalProps = {
  readonly lines: readonly Line[];
  readonly total: string;
  readonly unknown: number;
};

/** Beside the total of the invoices, so that a line that is missing is seen before anybody is sent away. */
function LinesTotal({ lines, total, unknown }: TotalProps) {
  const t = useText(mattersWords);
  if (lines.length === 0) return null;
  const sum = sumYuan(lines.map(({ amount = '' }) => amount || '0'));
  const same = total === '' || sum === sumYuan([total]);
  return (
    <p role="status" className={same ? 'lines-total' : 'lines-total field-problem'}>
      {t('linesTotal', { count: lines.length, sum: sum === null ? '—' : moneyText(sum) })}
      {same ? null : ` ${t('linesDiffer', { total: moneyText(total) })}`}
      {unknown > 0 ? ` ${t('linesUnknown', { count: unknown })}` : null}
    </p>
  );
}

function countUnknown(said: readonly (LookedUp | null)[]): number {
  return said.filter((one) => one !== null && one.known === null).length;
}

function lastCell(table: HTMLTableElement | null, column: string): HTMLInputElement | undefined {
  return [...(table?.querySelectorAll<HTMLInputElement>(`[data-column=${column}]`) ?? [])].at(-1);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
