import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd-mobile';
import { useState } from 'react';
import type { Draft } from '../kit/drafts/model.ts';
import { sendFile } from '../kit/files/send-file.ts';
import { useText } from '../kit/language.tsx';
import { checkForm, formToSend, wantedMaterials } from '../kit/matters/ask-fields.ts';
import { MaterialsPanel } from '../kit/matters/materials-panel.tsx';
import { focusFirstProblem, MatterForm } from '../kit/matters/matter-form.tsx';
import type { ActBody, CaseView, Form } from '../kit/matters/views.ts';
import { Refused } from './refused.tsx';
import { insuredWords } from './words.ts';

type Props = {
  readonly view: CaseView;
  readonly send: (words: Pick<ActBody, 'form' | 'papers'>) => void;
  /** Whether the answers may be changed as well; else papers are added only. */
  readonly whole?: boolean;
};

/** What was returned, to be put right: the answers of then, and papers beside those that are there. */
export function CorrectForm({ view, send, whole = false }: Props) {
  const t = useText(insuredWords);
  const [form, setForm] = useState<Form>(view.form);
  const [shown, setShown] = useState(false);
  const [papers, setPapers] = useState<Pick<Draft, 'sheets' | 'promised'>>({
    sheets: [],
    promised: [],
  });
  const problems = whole ? checkForm(view, form) : {};
  const there = [...new Set(view.papers.map(({ material }) => material))];
  const upload = useMutation({
    mutationFn: async () => {
      for (const { file } of papers.sheets) await sendFile(file);
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
    else upload.mutate();
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
        sheets={papers.sheets}
        promised={papers.promised}
        change={setPapers}
      />
      {upload.isError ? <Refused error={upload.error} /> : null}
      <Button
        block
        color="primary"
        size="large"
        loading={upload.isPending}
        disabled={!whole && papers.sheets.length === 0}
        onClick={submit}
      >
        {t(whole ? 'correct' : 'sendPapers')}
      </Button>
    </div>
  );
}
