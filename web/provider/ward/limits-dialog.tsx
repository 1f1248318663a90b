import { Form, Input, Modal } from 'antd';
import { useText } from '../../kit/language.tsx';
import type { LimitTexts } from './limits.ts';
import { wardWords } from './words.ts';

const FIELDS = ['costMax', 'quietDays', 'stayDays'] as const;
/** What the server takes; anything else it would refuse. */
const RULES = {
  costMax: /^\d{1,9}$/,
  quietDays: /^([1-9]|[1-5]\d)$/,
  stayDays: /^([1-9]\d?|[1-3]\d\d)$/,
};

type Props = {
  limits: LimitTexts;
  save: (limits: LimitTexts) => void;
  close: () => void;
};

export function LimitsDialog({ limits, save, close }: Props) {
  const t = useText(wardWords);
  const [form] = Form.useForm<LimitTexts>();
  return (
    <Modal
      open
      title={t('limitsTitle')}
      okText={t('save')}
      cancelText={t('cancel')}
      onOk={() => form.submit()}
      onCancel={close}
      width={420}
    >
      <Form<LimitTexts>
        form={form}
        layout="vertical"
        initialValues={limits}
        onFinish={(next) => {
          save(next);
          close();
        }}
      >
        {FIELDS.map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={t(name)}
            rules={[{ required: true, pattern: RULES[name], message: t('needed') }]}
          >
            <Input inputMode="numeric" />
          </Form.Item>
        ))}
      </Form>
    </Modal>
  );
}
