import { useMutation } from '@tanstack/react-query';
import { Button, Card, Checkbox, Select } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { BatchView, ColumnView } from '../../../src/counter/desk/index.ts';
import { get, post } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { Failure } from '../../kit/failure.tsx';
import { readSheetFile } from '../../kit/files/read-sheet-file.ts';
import { ApplicantFields, isApplicantWhole } from '../../kit/filing/applicant-fields.tsx';
import { useMatter, useMatters } from '../../kit/filing/use-matters.ts';
import { newKey } from '../../kit/intent.ts';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import { useNamed } from '../../kit/matters/named.ts';
import type { MatterView } from '../../kit/matters/views.ts';
import { saveSheets } from '../../kit/save-sheet.ts';
import { batchWords } from './batch-words.ts';

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
  return <AsyncView query={matter}>{(view) => <SheetForm matter={view} />}</AsyncView>;
}

type Sent = { readonly file: File; readonly key: string };

class Unreadable extends Error {}

function SheetForm({ matter }: { readonly matter: MatterView }) {
  const t = useText(batchWords);
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [kind = 'insured'] = matter.applicants;
  const [applicant, setApplicant] = useState({
    ...{ kind, name: '', phone: null as string | null, relation: null as string | null },
  });
  const [bad, setBad] = useState(false);
  const [promised, setPromised] = useState<string[]>([]);
  const bring = useMutation({
    mutationFn: async ({ file, key }: Sent) => {
      const [heading = [], ...lines] = await readSheetFile(file).catch(() => {
        throw new Unreadable();
      });
      const body = { key, matter: matter.code, applicant, promised, name: file.name };
      return post<BatchView>('/cases/batches', { ...body, heading, lines });
    },
    onSuccess: ({ id }) => navigate(`/window/batches/${id}`),
  });
  const choose = () => {
    const whole = isApplicantWhole(applicant);
    setBad(!whole);
    if (whole) input.current?.click();
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
      <div className="tools">
        <TemplateButton matter={matter} />
        <Button type="primary" loading={bring.isPending} onClick={choose}>
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
            if (file) bring.mutate({ file, key: newKey() });
            target.value = '';
          }}
        />
        <span className="quiet small">{t('chooseHint')}</span>
      </div>
      {bring.error instanceof Unreadable ? (
        <p className="field-problem" role="alert">
          {t('unreadable')}
        </p>
      ) : bring.isError ? (
        <Failure error={bring.error} />
      ) : null}
    </>
  );
}

type PromisesProps = {
  readonly matter: MatterView;
  readonly promised: readonly string[];
  readonly change: (promised: string[]) => void;
};

/** A sheet brings no papers: what may be promised in writing was, or each is brought by itself. */
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
function TemplateButton({ matter }: { readonly matter: MatterView }) {
  const t = useText(batchWords);
  const named = useNamed();
  const save = useMutation({
    mutationFn: async () => {
      const path = `/matters/${encodeURIComponent(matter.code)}/columns`;
      const columns = await get<readonly ColumnView[]>(path);
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
