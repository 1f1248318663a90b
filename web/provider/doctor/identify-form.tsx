import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Tabs } from 'antd';
import { post } from '../../kit/api.ts';
import { Failure } from '../../kit/failure.tsx';
import { useText } from '../../kit/language.tsx';
import { PersonSearch } from '../person-search.tsx';
import { doctorWords } from './words.ts';

export type Identified = { readonly person: string; readonly by: string };

type Values = { number?: string; reason?: string; serial?: string; qr?: string };
type Way = 'id-number' | 'card' | 'voucher';

/** Whose visit it is, by what the person shows. Every use is kept for the person. */
export function IdentifyForm({
  provider,
  found,
}: {
  provider: string;
  found: (who: Identified) => void;
}) {
  const t = useText(doctorWords);
  const way = (key: Way, label: string) => ({
    key,
    label,
    children: <Way way={key} provider={provider} found={found} />,
  });
  return (
    <Tabs
      destroyOnHidden
      items={[
        way('id-number', t('byIdNumber')),
        way('card', t('byCard')),
        way('voucher', t('byVoucher')),
        {
          key: 'search',
          label: t('byName'),
          children: <PersonSearch onOpen={(person) => found({ person, by: 'search' })} />,
        },
      ]}
    />
  );
}

function Way({
  way,
  provider,
  found,
}: {
  way: Way;
  provider: string;
  found: (who: Identified) => void;
}) {
  const t = useText(doctorWords);
  const identify = useMutation({
    mutationFn: (values: Values) => ask(way, provider, values),
    onSuccess: ({ person }) => found({ person, by: way }),
  });
  return (
    <Form<Values>
      layout="vertical"
      initialValues={{ reason: t('reasonUsual') }}
      onFinish={(values) => identify.mutate(values)}
    >
      {way === 'id-number' ? (
        <>
          <Field name="number" label={t('idNumber')} focus />
          <Field name="reason" label={t('reason')} />
        </>
      ) : null}
      {way === 'card' ? (
        <>
          <Field name="number" label={t('cardNumber')} focus />
          <Field name="serial" label={t('cardSerial')} />
        </>
      ) : null}
      {way === 'voucher' ? <Field name="qr" label={t('scan')} hint={t('scanHint')} focus /> : null}
      {identify.isError ? <Failure error={identify.error} /> : null}
      <Button type="primary" htmlType="submit" size="large" loading={identify.isPending}>
        {t('identify')}
      </Button>
    </Form>
  );
}

type FieldProps = { name: keyof Values; label: string; hint?: string; focus?: boolean };

function Field({ name, label, hint, focus = false }: FieldProps) {
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: label }]}>
      <Input
        autoFocus={focus}
        size="large"
        autoComplete="off"
        {...(hint ? { placeholder: hint } : {})}
      />
    </Form.Item>
  );
}

/** A scanner types what the code says and ends with Enter, so a scan identifies by itself. */
function ask(way: Way, provider: string, values: Values): Promise<{ person: string }> {
  const { number = '', reason = '', serial = '', qr = '' } = values;
  if (way === 'voucher') {
    return post('/vouchers/decode', { provider, qr: qr.trim(), purpose: 'register' });
  }
  const card = way === 'card' ? { cardSerial: serial.trim(), reason: '' } : { reason };
  return post('/credentials/resolve', { provider, type: way, number: number.trim(), ...card });
}
