import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Card, Checkbox, Select } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { BatchView, ColumnView } from '../../../src/counter/desk/index.ts';
import { get, post } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import type { Draft } from '../../kit/drafts/model.ts';
import { Failure } from '../../kit/failure.tsx';
import { dropFile } from '../../kit/files/keep-files.ts';
import { readTexts } from '../../kit/files/read-rows.ts';
import { sendFile } from '../../kit/files/send-file.ts';
import { sha256 } from '../../kit/files/sha256.ts';
import { ApplicantFields, isApplicantWhole } from '../../kit/filing/applicant-fields.tsx';
import { useMatter, useMatters } from '../../kit/filing/use-matters.ts';
import { once } from '../../kit/intent.ts';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import { useNamed } from '../../kit/matters/named.ts';
import type { MatterView } from '../../kit/matters/views.ts';
import { saveSheets } from '../../kit/save-sheet.ts';
import { PaperChooser, PaperDoubts } from './batch-papers.tsx';
import { batchWords } from './batch-words.ts';
import { personsOf } from './match-papers.ts';
import { matchAll, type PaperOfLine, useBatchPapers } from './use-batch-papers.ts';

export function BringSheet() {
  const t = useText(batchWords);
  const named = useNamed();
  const [code, setCode] = useState<string | null>(null);
  const matters = (useMatters('window').data ?? []).filter(({ concerns }) => concerns === 'person');
  return (
    <Card title={t('choose')}>
      <div className="stack">
        <Labelled name={t('matter')}>
          {(id) => (
            <Select
              id={id}
              showSearch={{ optionFilterProp: 'label' }}
              className="filter"
              placeholder={t('matterHint')}
              value={code}
              options={matters.map((one) => ({ value: one.code, label: named(one.names) }))}
              onChange={setCode}
            />
          )}
        </Labelled>
        {code === null ? null : <ChosenMatter key={code} code={code} />}
      </div>
    </Card>
  );
}

function ChosenMatter({ code }: { readonly code: string }) {
  const matter = useMatter(code, 'window');
  const columns = useQuery({
    queryKey: ['columns', code],
    queryFn: () => get<readonly ColumnView[]>(`/matters/${encodeURIComponent(code)}/columns`),
    staleTime: 600_000,
  });
  return (
    <AsyncView query={matter}>
      {(view) => (
        <AsyncView query={columns}>
          {(heads) => <SheetForm matter={view} columns={heads} />}
        </AsyncView>
      )}
    </AsyncView>
  );
}

type Table = {
  readonly name: string;
  readonly heading: readonly string[];
  readonly lines: readonly (readonly string[])[];
};
type Sent = { readonly table: Table; readonly papers: readonly PaperOfLine[] };

type FormProps = { readonly matter: MatterView; readonly columns: readonly ColumnView[] };

function SheetForm({ matter, columns }: FormProps) {
  const t = useText(batchWords);
  const [kind = 'insured'] = matter.applicants;
  const [applicant, setApplicant] = useState({
    ...{ kind, name: '', phone: null as string | null, relation: null as string | null },
  });
  const [bad, setBad] = useState(false);
  const [promised, setPromised] = useState<readonly string[]>([]);
  const chosen = useBatchPapers();
  const materials = matter.materials.filter(({ fetched }) => fetched === null);
  const { bring, sent } = useBring({ matter: matter.code, applicant, promised });
  const reading = useReading(async (table) => {
    const { ready, left } = matchAll(chosen.papers, rowsOf(table, columns), {
      ...{ materials, settled: chosen.settled },
    });
    if (left === 0) bring.mutate({ table, papers: ready });
  });
  const may = () => {
    const whole = isApplicantWhole(applicant);
    setBad(!whole);
    return whole;
  };
  return (
    <>
      <ApplicantFields
        allowed={matter.applicants}
        applicant={applicant}
        bad={bad}
        change={setApplicant}
      />
      <Promises matter={matter} promised={promised} change={setPromised} />
      {materials.length === 0 ? null : <PaperChooser chosen={chosen} />}
      <div className="tools">
        <TemplateButton matter={matter} columns={columns} />
        <SheetButton may={may} busy={bring.isPending} choose={(file) => reading.mutate(file)} />
        <span className="quiet small">{t('chooseHint')}</span>
      </div>
      {reading.data ? (
        <Doubts
          table={reading.data}
          {...{ columns, materials, chosen }}
          busy={bring.isPending}
          bring={(papers) => {
            if (may() && reading.data) bring.mutate({ table: reading.data, papers });
          }}
        />
      ) : null}
      {sent === null ? null : <p role="status">{t('sending', sent)}</p>}
      {reading.isError ? (
        <p className="field-problem" role="alert">
          {t('unreadable')}
        </p>
      ) : null}
      {bring.isError ? <Failure error={bring.error} /> : null}
    </>
  );
}

/** The first two columns of every sheet are the ID number and the name. */
function rowsOf({ heading, lines }: Table, [number, name]: readonly ColumnView[]) {
  const heads = (column: ColumnView | undefined) =>
    column ? [column.heading.zh, column.heading.en, ...column.known] : [];
  return personsOf(heading, lines, { number: heads(number), name: heads(name) });
}

function useReading(then: (table: Table) => Promise<void>) {
  return useMutation({
    mutationFn: async (file: File): Promise<Table> => {
      const [heading = [], ...lines] = await readTexts(file);
      return { name: file.name, heading, lines };
    },
    onSuccess: then,
  });
}

type About = Pick<BatchBody, 'matter' | 'applicant' | 'promised'>;
type BatchBody = {
  readonly matter: string;
  readonly applicant: Draft['applicant'];
  readonly promised: readonly string[];
} & Table;

/**
 * The papers first, so that each row is tried with its own. The key stays the same until the server has answered for this very
 * sheet with these papers: pressed twice, it is one batch.
 */
function useBring(about: About) {
  const navigate = useNavigate();
  const [sent, setSent] = useState<{ done: number; count: number } | null>(null);
  const bring = useMutation({
    mutationFn: async ({ table, papers }: Sent) => {
      for (const [done, { file }] of papers.entries()) {
        setSent({ done, count: papers.length });
        await sendFile(file, '/papers');
      }
      const body = { ...about, ...table, ...(papers.length > 0 && { papers }) };
      const of = await sha256(new TextEncoder().encode(JSON.stringify(body)));
      return once('bring sheet', { of }, ({ key }) =>
        post<BatchView>('/cases/batches', { ...body, key }),
      );
    },
    onSuccess: async ({ id }, { papers }) => {
      for (const { file } of papers) await dropFile(file);
      navigate(`/window/batches/${id}`);
    },
    onSettled: () => setSent(null),
  });
  return { bring, sent };
}

type ButtonProps = {
  readonly may: () => boolean;
  readonly busy: boolean;
  readonly choose: (file: File) => void;
};

function SheetButton({ may, busy, choose }: ButtonProps) {
  const t = useText(batchWords);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button type="primary" loading={busy} onClick={() => (may() ? input.current?.click() : null)}>
        {t('choose')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('choose')}
        accept=".xlsx,.csv,.txt"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) choose(file);
          target.value = '';
        }}
      />
    </>
  );
}

type DoubtsProps = {
  readonly table: Table;
  readonly columns: readonly ColumnView[];
  readonly materials: MatterView['materials'];
  readonly chosen: ReturnType<typeof useBatchPapers>;
  readonly busy: boolean;
  readonly bring: (papers: readonly PaperOfLine[]) => void;
};

/** What has to be said of the papers before the sheet is tried. */
function Doubts({ table, columns, materials, chosen, busy, bring }: DoubtsProps) {
  const t = useText(batchWords);
  const { papers, settled, settle } = chosen;
  const rows = rowsOf(table, columns);
  const { ready, doubtful, left } = matchAll(papers, rows, { materials, settled });
  if (doubtful.length === 0) return null;
  return (
    <>
      <p>{t('sheetRead', { sheet: table.name, rows: rows.length })}</p>
      <PaperDoubts {...{ doubtful, rows, materials, settled, settle }} />
      <div className="tools">
        <Button type="primary" disabled={left > 0} loading={busy} onClick={() => bring(ready)}>
          {t('tryIt')}
        </Button>
        {left > 0 ? <span className="quiet small">{t('doubtsLeft', { count: left })}</span> : null}
      </div>
    </>
  );
}

type PromisesProps = {
  readonly matter: MatterView;
  readonly promised: readonly string[];
  readonly change: (promised: string[]) => void;
};

/** What all of them promised in writing; a row that brings the paper has promised nothing. */
function Promises({ matter, promised, change }: PromisesProps) {
  const t = useText(batchWords);
  const named = useNamed();
  const promises = matter.materials.filter(({ promise, fetched }) => promise && fetched === null);
  if (promises.length === 0) return null;
  return (
    <fieldset className="asked">
      <legend>{t('promised')}</legend>
      <Checkbox.Group
        value={[...promised]}
        options={promises.map((one) => ({ value: one.code, label: named(one.label) }))}
        onChange={change}
      />
    </fieldset>
  );
}

/** The headings, and on a second sheet what each column may hold. */
function TemplateButton({ matter, columns }: FormProps) {
  const t = useText(batchWords);
  const named = useNamed();
  const save = useMutation({
    mutationFn: async () => {
      const notes = columns.map(({ heading, required, choices }) => [
        ...[named(heading), t(required ? 'yes' : 'no'), choices.map(named).join(' / ')],
      ]);
      await saveSheets(`${named(matter.names)}.xlsx`, [
        { name: named(matter.names), head: columns.map(({ heading }) => named(heading)), rows: [] },
        { name: t('templateNotes'), head: [t('column'), t('required'), t('mayBe')], rows: notes },
      ]);
    },
  });
  return (
    <>
      <Button loading={save.isPending} onClick={() => save.mutate()}>
        {t('template')}
      </Button>
      {save.isError ? <Failure error={save.error} /> : null}
    </>
  );
}
