import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { StayView } from '../../../src/money/ward/index.ts';
import { get, post } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { Failure } from '../../kit/failure.tsx';
import { once } from '../../kit/intent.ts';
import { useText } from '../../kit/language.tsx';
import { useTerm } from '../../kit/term.ts';
import { today } from '../../kit/today.ts';
import type { EncounterSummary, Page, PersonView } from '../../kit/views.ts';
import { usePerson } from '../use-person.ts';
import {
  DiagnosisFields,
  type DiagnosisText,
  NO_DIAGNOSIS,
  statedOf,
} from './diagnosis-fields.tsx';
import { IdentifyPerson } from './identify-person.tsx';
import { KindFields, type KindValues, kindOf } from './kind-fields.tsx';
import { PlaceFields, type PlaceValues, saidOf } from './place-fields.tsx';
import { wardWords } from './words.ts';

type Props = {
  provider: string;
  close: () => void;
  onAdmitted: (stay: string) => void;
};

/** First who it is, then where, why and from where the patient comes. */
export function AdmitDialog({ provider, close, onAdmitted }: Props) {
  const t = useText(wardWords);
  const [person, setPerson] = useState<string | null>(null);
  if (person === null) {
    return (
      <Modal
        open
        title={`${t('admitTitle')} · ${t('whoIsIt')}`}
        footer={null}
        onCancel={close}
        width={640}
      >
        <IdentifyPerson provider={provider} onIdentified={setPerson} />
      </Modal>
    );
  }
  return (
    <AdmissionOf
      {...{ provider, person, onAdmitted }}
      leave={close}
      again={() => setPerson(null)}
    />
  );
}

type AdmissionProps = Pick<Props, 'provider' | 'onAdmitted'> & {
  person: string;
  leave: () => void;
  again: () => void;
};

function AdmissionOf(props: AdmissionProps) {
  const query = usePerson(props.person);
  if (query.data) return <Admission {...props} known={query.data} />;
  return (
    <Modal open footer={null} onCancel={props.leave} width={800}>
      <AsyncView query={query}>{() => null}</AsyncView>
    </Modal>
  );
}

type Values = KindValues &
  PlaceValues & {
    number?: string;
    scheme?: string;
    referral?: string;
    referredFrom?: string;
    outOfArea?: boolean;
  };

function Admission(props: AdmissionProps & { known: PersonView }) {
  const { provider, known, leave, again, onAdmitted } = props;
  const t = useText(wardWords);
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [diagnoses, setDiagnoses] = useState<readonly DiagnosisText[]>([NO_DIAGNOSIS]);
  const admitting = useMutation({
    mutationFn: (values: Values) =>
      once(`admit ${known.id}`, admissionOf(values, diagnoses), ({ key, ...body }) =>
        // The key of the intent is the number of the stay, so that a second press admits nobody twice.
        post<StayView>('/stays', { ...body, id: key.slice(0, 30), person: known.id, provider }),
      ),
    onSuccess: (stay) => {
      void queries.invalidateQueries({ queryKey: ['ward'] });
      onAdmitted(stay.id);
    },
  });
  return (
    <Modal
      open
      title={t('admitFor', { name: known.name })}
      okText={t('admit')}
      cancelText={t('cancel')}
      onOk={() => form.submit()}
      onCancel={leave}
      confirmLoading={admitting.isPending}
      width={800}
    >
      <p className="quiet">
        {known.idNumber}{' '}
        <Button type="link" size="small" onClick={again}>
          {t('otherPerson')}
        </Button>
      </p>
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ kind: 'inpatient', startedOn: today(), filing: 'none', referral: 'none' }}
        onFinish={(values) => admitting.mutate(values)}
      >
        <KindFields />
        <PlaceFields provider={provider} />
        <OriginFields person={known} />
        <Form.Item label={t('diagnoses')}>
          <DiagnosisFields list={diagnoses} change={setDiagnoses} />
        </Form.Item>
      </Form>
      {admitting.isError ? <Failure error={admitting.error} retry={() => form.submit()} /> : null}
    </Modal>
  );
}

function admissionOf(values: Values, diagnoses: readonly DiagnosisText[]) {
  const { number = '', scheme, referral, referredFrom, outOfArea } = values;
  return {
    ...kindOf(values),
    ...(number.trim() === '' ? {} : { number: number.trim() }),
    ...(scheme === undefined ? {} : { scheme }),
    ...(referral === undefined || referral === 'none' ? {} : { referral, referredFrom }),
    ...(outOfArea ? { outOfArea } : {}),
    said: saidOf(values),
    diagnoses: statedOf(diagnoses),
  };
}

/** From where the patient comes: a referral names the stay it goes on from. */
function OriginFields({ person }: { person: PersonView }) {
  const t = useText(wardWords);
  const term = useTerm();
  const referral = Form.useWatch('referral') as string | undefined;
  const stays = useQuery({
    queryKey: ['stays', person.id],
    queryFn: () => get<Page<EncounterSummary>>(`/persons/${person.id}/encounters`, { size: 50 }),
    enabled: referral === 'up' || referral === 'down',
  });
  const options = (kind: string, codes: readonly string[]) =>
    codes.map((value) => ({ value, label: term(kind, value) }));
  return (
    <div className="form-row">
      <Form.Item name="number" label={t('number')} className="grow">
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name="scheme" label={t('scheme')} className="grow">
        <Select
          allowClear
          placeholder={t('schemeAuto')}
          options={options('scheme', ['resident', 'employee'])}
        />
      </Form.Item>
      <Form.Item name="referral" label={t('referral')} className="grow">
        <Select options={options('referral', ['none', 'up', 'down'])} />
      </Form.Item>
      {referral === 'up' || referral === 'down' ? (
        <Form.Item
          name="referredFrom"
          label={t('transfer')}
          className="grow"
          rules={[{ required: true, message: t('needed') }]}
        >
          <Select
            popupMatchSelectWidth={false}
            options={(stays.data?.rows ?? []).map((row) => ({
              value: row.id,
              label: `${row.startedOn} ${term('visit', row.kind)} ${row.providerName}`,
            }))}
          />
        </Form.Item>
      ) : null}
      <Form.Item name="outOfArea" valuePropName="checked" label={t('place')} className="grow">
        <Checkbox>{t('outOfArea')}</Checkbox>
      </Form.Item>
    </div>
  );
}
