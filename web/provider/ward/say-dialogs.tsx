import { Alert, Form, Modal } from 'antd';
import type { StayView } from '../../../src/money/ward/index.ts';
import { Failure } from '../../kit/failure.tsx';
import { useText } from '../../kit/language.tsx';
import { KindFields, type KindValues, kindOf } from './kind-fields.tsx';
import { PlaceFields, type PlaceValues, saidOf } from './place-fields.tsx';
import { useAct } from './stay-actions.tsx';
import { wardWords } from './words.ts';

type Props = { stay: StayView; close: () => void };

/** Only what was changed is sent: two windows that change different things do not undo each other. */
export function MoveDialog({ stay, close }: Props) {
  const t = useText(wardWords);
  const [form] = Form.useForm<PlaceValues>();
  const act = useAct(stay, 'particulars', close);
  const { department, bed, doctorName, deposit, contact, recordNumber } = stay;
  const before = { department, bed, doctorName, deposit: deposit ?? '', contact, recordNumber };
  const save = (values: PlaceValues) => {
    const said = saidOf(values);
    const known: Record<string, string> = { ...before, phone: '' };
    const changed = Object.entries(said).filter(([name, text]) => text !== known[name]);
    act.mutate(Object.fromEntries(changed));
  };
  return (
    <Modal
      open
      title={t('moveTitle', { name: stay.personName })}
      okText={t('save')}
      cancelText={t('cancel')}
      onOk={() => form.submit()}
      onCancel={close}
      confirmLoading={act.isPending}
      width={680}
    >
      <Form<PlaceValues> form={form} layout="vertical" initialValues={before} onFinish={save}>
        <PlaceFields provider={stay.provider} />
      </Form>
      {act.isError ? <Failure error={act.error} /> : null}
    </Modal>
  );
}

export function DescribeDialog({ stay, close }: Props) {
  const t = useText(wardWords);
  const [form] = Form.useForm<KindValues>();
  const act = useAct(stay, 'description', close);
  const { kind, startedOn, filing } = stay;
  const before = {
    ...{ kind, startedOn, filing },
    ...(stay.disease === null ? {} : { disease: stay.disease }),
    ...(stay.otherPayer === null ? {} : { otherPayer: stay.otherPayer }),
  };
  return (
    <Modal
      open
      title={t('describeTitle')}
      okText={t('save')}
      cancelText={t('cancel')}
      onOk={() => form.submit()}
      onCancel={close}
      confirmLoading={act.isPending}
      width={680}
    >
      <div className="stack">
        <Alert type="info" showIcon title={t('describeHint')} />
        <Form<KindValues>
          form={form}
          layout="vertical"
          initialValues={before}
          onFinish={(values) => act.mutate(kindOf(values))}
        >
          <KindFields />
        </Form>
        {act.isError ? <Failure error={act.error} /> : null}
      </div>
    </Modal>
  );
}
