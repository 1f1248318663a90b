import { useEffect, useRef } from 'react';
import { useText } from '../kit/language.tsx';
import type { Json, JsonObject } from '../kit/policy-views.ts';
import { CONDITIONS, useFieldText } from './field-text.ts';
import { SourceText } from './source-text.tsx';
import { explainWords } from './words.ts';

export function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

export function isRows(json: Json | undefined): json is readonly JsonObject[] {
  return Array.isArray(json) && json.length > 0 && json.every(isObject);
}

/** Rows of a document in the order in which they are tried. */
export function RowsTable({
  rows,
  path,
  clause,
  field,
}: {
  rows: readonly JsonObject[];
  path: string;
  clause: string;
  field: string;
}) {
  const t = useText(explainWords);
  const text = useFieldText();
  const columns = columnsOf(rows);
  const banded = field === 'bands';
  return (
    <div className="scroll">
      <table className="plain" aria-label={text.name(field)}>
        <thead>
          <tr>
            {banded ? null : <th scope="col">{t('who')}</th>}
            {columns.map((column) => (
              <th key={column} scope="col">
                {text.name(column)}
              </th>
            ))}
            <th scope="col">{t('source')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <DocumentRow
              // biome-ignore lint/suspicious/noArrayIndexKey: the place of a row is its name.
              key={index}
              row={row}
              path={`${path}[${index}]`}
              clause={clause}
              columns={columns}
              banded={banded}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = {
  row: JsonObject;
  path: string;
  clause: string;
  columns: readonly string[];
  banded: boolean;
};

function DocumentRow({ row, path, clause, columns, banded }: RowProps) {
  const text = useFieldText();
  const lit = clause === path || clause.startsWith(`${path}.`);
  const place = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (lit) place.current?.scrollIntoView({ block: 'center' });
  }, [lit]);
  return (
    <tr
      ref={place}
      className={lit ? 'clause-lit' : undefined}
      {...(lit ? { 'data-lit': true } : {})}
    >
      {banded ? null : <th scope="row">{text.who(row)}</th>}
      {columns.map((column) => (
        <td key={column}>
          <Cell json={row[column]} field={column} path={`${path}.${column}`} clause={clause} />
        </td>
      ))}
      <td>
        <SourceText source={typeof row.source === 'string' ? row.source : null} />
      </td>
    </tr>
  );
}

function Cell(props: { json: Json | undefined; field: string; path: string; clause: string }) {
  const { json, field, path, clause } = props;
  const text = useFieldText();
  if (isRows(json)) return <RowsTable rows={json} path={path} clause={clause} field={field} />;
  return <span className="money">{text.value(field, json)}</span>;
}

/** What a row is about comes before its figures. */
const FIRST = ['key', 'name', 'from', 'upTo', 'fromAdmission', 'amount', 'rate'];

function columnsOf(rows: readonly JsonObject[]): string[] {
  const names = new Set<string>();
  for (const row of rows) {
    for (const [field, json] of Object.entries(row)) {
      const shown = !CONDITIONS.includes(field) && field !== 'source';
      if (shown && !(Array.isArray(json) && json.length === 0)) names.add(field);
    }
  }
  return FIRST.filter((name) => names.has(name)).concat(
    [...names].filter((name) => !FIRST.includes(name)),
  );
}
