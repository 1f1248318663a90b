import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Radio } from 'antd';
import { useText } from '../../kit/language.tsx';
import { wardWords } from './words.ts';

export type DiagnosisText = {
  readonly code: string;
  readonly name: string;
  readonly main: boolean;
};

export const NO_DIAGNOSIS: DiagnosisText = { code: '', name: '', main: true };

/** Those that are filled in; empty rows are no diagnoses. */
export function statedOf(list: readonly DiagnosisText[]): DiagnosisText[] {
  return list
    .map(({ code, name, main }) => ({ code: code.trim(), name: name.trim(), main }))
    .filter(({ code, name }) => code !== '' || name !== '');
}

/** Code and name of each, one of them the main one. */
export function DiagnosisFields({
  list,
  change,
}: {
  list: readonly DiagnosisText[];
  change: (list: readonly DiagnosisText[]) => void;
}) {
  const t = useText(wardWords);
  const set = (at: number, part: Partial<DiagnosisText>) =>
    change(list.map((one, i) => (i === at ? { ...one, ...part } : one)));
  const remove = (at: number) => {
    const rest = list.filter((_, i) => i !== at);
    change(
      rest.some(({ main }) => main) ? rest : rest.map((one, i) => ({ ...one, main: i === 0 })),
    );
  };
  return (
    <fieldset className="diagnosis-fields" aria-label={t('diagnoses')}>
      {list.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name while they are typed.
        <div key={at} className="diagnosis-row">
          <Input
            aria-label={`${t('diagnosisCode')} ${at + 1}`}
            placeholder={t('diagnosisCode')}
            maxLength={30}
            value={one.code}
            onChange={(event) => set(at, { code: event.target.value })}
          />
          <Input
            aria-label={`${t('diagnosisName')} ${at + 1}`}
            placeholder={t('diagnosisName')}
            maxLength={200}
            value={one.name}
            onChange={(event) => set(at, { name: event.target.value })}
          />
          <Radio
            checked={one.main}
            onChange={() => change(list.map((each, i) => ({ ...each, main: i === at })))}
          >
            {t('isMain')}
          </Radio>
          <Button
            type="text"
            aria-label={t('removeDiagnosis', { name: one.name || String(at + 1) })}
            icon={<DeleteOutlined aria-hidden />}
            onClick={() => remove(at)}
          />
        </div>
      ))}
      <Button
        size="small"
        icon={<PlusOutlined aria-hidden />}
        onClick={() => change([...list, { ...NO_DIAGNOSIS, main: list.length === 0 }])}
      >
        {t('addDiagnosis')}
      </Button>
    </fieldset>
  );
}
