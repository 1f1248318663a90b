import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Draft } from '../drafts/model.ts';
import { Failure } from '../failure.tsx';
import { type PaperPath, sendFile } from '../files/send-file.ts';
import { useText } from '../language.tsx';
import { checkForm, formToSend, wantedMaterials } from '../matters/ask-fields.ts';
import { MaterialsPanel } from '../matters/materials-panel.tsx';
import { focusFirstProblem, MatterForm } from '../matters/matter-form.tsx';
import type { ActBody, CaseView, Form } from '../matters/views.ts';
import { filingWords } from './words.ts';

type Props = {
  readonly view: CaseView;
  readonly send: (words: Pick<ActBody, 'form' | 'papers'>) => void;
  readonly path: PaperPath;
  /** In the look of the page around it. */
  readonly button: (submit: () => void, label: string, busy: boolean) => ReactNode;
  /** Whether the answers may be changed as well; else papers are added only. */
  readonly whole?: boolean;
};

/** What was returned, to be put right: the answers of then, and papers beside those that are there. */
export function CorrectForm({ view, send, path, button, whole = false }: Props) {
  const t = useText(filingWords);
  const [form, setForm] = useState<Form>(() => openForm(view));
  const [shown, setShown] = useState(false);
  const [papers, setPapers] = useState<Pick<Draft, 'sheets' | 'promised'>>({
    sheets: [],
    promised: [],
  });
  const problems = whole ? checkForm(view, form) : {};
  const there = [...new Set(view.papers.map(({ material }) => material))];
  const upload = useMutation({
    mutationFn: async () => {
      for (const { file } of papers.sheets) await sendFile(file, path);
    },
    onSuccess: () =>
      send({
        ...(whole ? { form: formToSend(view, form) } : {}),
        papers: papers.sheets.map(({ material, file, name, turns }) => ({
          ...{ material, file, name, turns },
        })),
      }),
  });
  const submit = () => {
    setShown(true);
    if (Object.keys(problems).length > 0) focusFirstProblem();
    else if (whole || papers.sheets.length > 0) upload.mutate();
  };
  return (
    <div className="stack">
      {whole ? (
        <MatterForm
          matter={view}
          form={form}
          known={{}}
          problems={shown ? problems : {}}
          change={setForm}
        />
      ) : null}
      <MaterialsPanel
        wanted={wantedMaterials(view, form, []).map(({ material }) => ({
          material: { ...material, required: material.required && !there.includes(material.code) },
          fetched: material.fetched !== null,
        }))}
        path={path}
        sheets={papers.sheets}
        promised={papers.promised}
        change={setPapers}
      />
      {upload.isError ? <Failure error={upload.error} /> : null}
      {button(submit, t(whole ? 'correct' : 'sendPapers'), upload.isPending)}
    </div>
  );
}

/** What is hidden from this reader is asked again: nobody sends back a number with its middle starred out. */
function openForm({ fields, form, masked }: CaseView): Form {
  if (!masked) return form;
  const hidden = new Set(fields.filter(({ personal }) => personal).map(({ name }) => name));
  return Object.fromEntries(Object.entries(form).filter(([name]) => !hidden.has(name)));
}
