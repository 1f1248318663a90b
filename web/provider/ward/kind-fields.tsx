import { Form, Select } from 'antd';
import { DayInput } from '../../kit/day-input.tsx';
import { useText } from '../../kit/language.tsx';
import { useTerm } from '../../kit/term.ts';
import { DISEASES } from '../../kit/vocabulary.ts';
import { wardWords } from './words.ts';

export type KindValues = {
  kind: string;
  disease?: string;
  startedOn: string;
  filing?: string;
  otherPayer?: string;
};

/** What decides money; it is fixed with the first charge. */
export function KindFields() {
  const t = useText(wardWords);
  const term = useTerm();
  const kind = Form.useWatch('kind') as string | undefined;
  const required = [{ required: true, message: t('needed') }];
  const options = (name: string, codes: readonly string[]) =>
    codes.map((value) => ({ value, label: term(name, value) }));
  return (
    <div className="form-row">
      <Form.Item name="kind" label={t('kind')} className="grow">
        <Select options={options('visit', ['inpatient', 'disease-quota'])} />
      </Form.Item>
      {kind === 'disease-quota' ? (
        <Form.Item name="disease" label={t('disease')} rules={required} className="grow">
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={options(
              'disease',
              DISEASES.map(({ code }) => code),
            )}
          />
        </Form.Item>
      ) : null}
      <Form.Item name="startedOn" label={t('admittedOn')} rules={required}>
        <DayInput />
      </Form.Item>
      <Form.Item name="filing" label={t('filing')} className="grow">
        <Select
          options={options('filing', ['none', 'long-term', 'referral', 'emergency', 'temporary'])}
        />
      </Form.Item>
      <Form.Item name="otherPayer" label={t('otherPayer')} className="grow">
        <Select
          allowClear
          placeholder={t('nobodyElse')}
          options={options('payer', ['third-party', 'work-injury', 'public-health', 'overseas'])}
        />
      </Form.Item>
    </div>
  );
}

export function kindOf({ kind, disease, startedOn, filing, otherPayer }: KindValues) {
  return {
    ...{ kind, startedOn },
    ...(disease === undefined ? {} : { disease }),
    ...(filing === undefined ? {} : { filing }),
    ...(otherPayer === undefined ? {} : { otherPayer }),
  };
}
