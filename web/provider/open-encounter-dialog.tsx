import { useMutation, useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Modal, Radio, Select } from 'antd';
import { useEffect } from 'react';
import { get, post } from '../kit/api.ts';
import { DayInput } from '../kit/day-input.tsx';
import { Failure } from '../kit/failure.tsx';
import { useText } from '../kit/language.tsx';
import { useTerm } from '../kit/term.ts';
import { today } from '../kit/today.ts';
import type { EncounterSummary, EncounterView, Page, PersonView } from '../kit/views.ts';
import { VISITS } from '../kit/visits.ts';
import { DISEASES } from '../kit/vocabulary.ts';
import { useChosenProvider } from './provider-choice.ts';
import { ProviderChooser } from './provider-chooser.tsx';
import { deskWords } from './words.ts';

const WITH_DISEASE = ['chronic', 'special', 'two-diseases', 'disease-quota'];
/** What a pharmacy sells for; nobody stays there. */
const PURCHASES = ['outpatient', 'chronic', 'special', 'two-diseases'];
const FILINGS = ['none', 'long-term', 'referral', 'emergency', 'temporary'];
const REFERRALS = ['none', 'up', 'down'];
const PAYERS = ['third-party', 'work-injury', 'public-health', 'overseas'];

type Values = {
  kind: string;
  startedOn: string;
  endedOn?: string;
  disease?: string;
  scheme?: string;
  outOfArea?: boolean;
  filing?: string;
  referral?: string;
  referredFrom?: string;
  otherPayer?: string;
};

export function OpenEncounterDialog({
  person,
  open,
  close,
  onOpened,
}: {
  person: PersonView;
  open: boolean;
  close: () => void;
  onOpened: (encounter: string) => void;
}) {
  const t = useText(deskWords);
  const [form] = Form.useForm<Values>();
  const { id: provider, provider: chosen, choose } = useChosenProvider();
  const pharmacy = chosen?.kind === 'pharmacy';
  const kinds: readonly string[] = pharmacy ? PURCHASES : VISITS;
  const opening = useMutation({
    mutationFn: (values: Values) =>
      post<EncounterView>('/encounters', { ...filled(values), person: person.id, provider }),
    onSuccess: (encounter) => onOpened(encounter.id),
  });
  return (
    <Modal
      open={open}
      onCancel={close}
      title={t(pharmacy ? 'openPurchaseFor' : 'openEncounterFor', { name: person.name })}
      okText={t('openEncounter')}
      okButtonProps={{ disabled: provider === null }}
      onOk={() => form.submit()}
      confirmLoading={opening.isPending}
      width={640}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ kind: 'inpatient', startedOn: today(), filing: 'none', referral: 'none' }}
        onFinish={(values) => opening.mutate(values)}
      >
        <Form.Item label={t('provider')} required>
          <ProviderChooser chosen={chosen} choose={choose} />
        </Form.Item>
        <VisitFields person={person} kinds={kinds} name={t(pharmacy ? 'purchase' : 'kind')} />
        {pharmacy ? null : <PlaceFields person={person} />}
      </Form>
      {opening.isError ? <Failure error={opening.error} retry={() => form.submit()} /> : null}
    </Modal>
  );
}

type VisitProps = { person: PersonView; kinds: readonly string[]; name: string };

function VisitFields({ person, kinds, name }: VisitProps) {
  const t = useText(deskWords);
  const term = useTerm();
  const kind = Form.useWatch('kind') as string | undefined;
  const recognised = person.diseases.filter((row) => row.kind === kind);
  const required = [{ required: true, message: t('needed') }];
  const form = Form.useFormInstance<Values>();
  useEffect(() => {
    // The desk may have turned from a hospital to a pharmacy while the dialog was open.
    if (!kinds.includes(form.getFieldValue('kind'))) form.setFieldValue('kind', kinds[0]);
  }, [form, kinds]);
  return (
    <>
      <Form.Item name="kind" label={name}>
        <Radio.Group
          optionType="button"
          options={kinds.map((value) => ({ value, label: term('visit', value) }))}
        />
      </Form.Item>
      <div className="form-row">
        <Form.Item name="startedOn" label={t('startedOn')} rules={required}>
          <DayInput />
        </Form.Item>
        <Form.Item name="endedOn" label={t('endedOn')} extra={t('endedOnHint')}>
          <DayInput />
        </Form.Item>
        {kind !== undefined && WITH_DISEASE.includes(kind) ? (
          <Form.Item name="disease" label={t('disease')} rules={required} className="grow">
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('diseaseHint')}
              options={diseaseOptions(recognised, term)}
            />
          </Form.Item>
        ) : null}
      </div>
    </>
  );
}

function PlaceFields({ person }: { person: PersonView }) {
  const t = useText(deskWords);
  const term = useTerm();
  const outOfArea = Form.useWatch('outOfArea') as boolean | undefined;
  const referral = Form.useWatch('referral') as string | undefined;
  const options = (kind: string, codes: readonly string[]) =>
    codes.map((value) => ({ value, label: term(kind, value) }));
  return (
    <div className="form-row">
      <Form.Item name="scheme" label={t('scheme')} className="grow">
        <Select
          allowClear
          placeholder={t('schemeAuto')}
          options={options('scheme', ['resident', 'employee'])}
        />
      </Form.Item>
      <Form.Item name="otherPayer" label={t('otherPayer')} className="grow">
        <Select allowClear placeholder={t('nobodyElse')} options={options('payer', PAYERS)} />
      </Form.Item>
      <Form.Item name="referral" label={t('referral')} className="grow">
        <Select options={options('referral', REFERRALS)} />
      </Form.Item>
      {referral === 'up' || referral === 'down' ? <OriginField person={person} /> : null}
      <Form.Item name="outOfArea" valuePropName="checked" label={t('place')} className="grow">
        <Checkbox>{t('outOfArea')}</Checkbox>
      </Form.Item>
      {outOfArea ? (
        <Form.Item name="filing" label={t('filing')} className="grow">
          <Select options={options('filing', FILINGS)} />
        </Form.Item>
      ) : null}
    </div>
  );
}

function OriginField({ person }: { person: PersonView }) {
  const t = useText(deskWords);
  const term = useTerm();
  const stays = useQuery({
    queryKey: ['stays', person.id],
    queryFn: () => get<Page<EncounterSummary>>(`/persons/${person.id}/encounters`, { size: 50 }),
  });
  const options = (stays.data?.rows ?? []).map((row) => ({
    value: row.id,
    label: `${row.startedOn} ${term('visit', row.kind)} ${row.providerName}`,
  }));
  return (
    <Form.Item
      name="referredFrom"
      label={t('referredFrom')}
      className="grow"
      rules={[{ required: true, message: t('needed') }]}
    >
      <Select options={options} popupMatchSelectWidth={false} />
    </Form.Item>
  );
}

type Term = (kind: string, code: string) => string;

/** What is recognised for the person comes first and is marked; the others may still be chosen. */
function diseaseOptions(recognised: PersonView['diseases'], term: Term) {
  const mine = recognised.map(({ disease }) => disease);
  const others = DISEASES.map(({ code }) => code).filter((code) => !mine.includes(code));
  return [...mine, ...others].map((code) => ({
    value: code,
    label: `${mine.includes(code) ? '✓ ' : ''}${term('disease', code)}`,
  }));
}

/** What was left open is not sent. */
function filled(values: Values): Partial<Values> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  const body: Partial<Values> = Object.fromEntries(entries);
  if (!body.outOfArea) delete body.filing;
  return body;
}
