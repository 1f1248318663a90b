import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { post } from '../../kit/api.ts';
import { Failure } from '../../kit/failure.tsx';
import { useText } from '../../kit/language.tsx';
import { PersonSearch } from '../person-search.tsx';
import { wardWords } from './words.ts';

type Props = { provider: string; onIdentified: (person: string) => void };

/** Somebody known is found by name; otherwise a credential says who it is, and its use is recorded. */
export function IdentifyPerson(props: Props) {
  const t = useText(wardWords);
  const [by, setBy] = useState<'byName' | 'byCredential'>('byName');
  return (
    <div className="stack">
      <Segmented
        aria-label={t('whoIsIt')}
        value={by}
        onChange={setBy}
        options={(['byName', 'byCredential'] as const).map((value) => ({
          value,
          label: t(value),
        }))}
      />
      {by === 'byName' ? (
        <PersonSearch onOpen={props.onIdentified} />
      ) : (
        <CredentialForm {...props} />
      )}
    </div>
  );
}

type Values = { type: 'id-number' | 'card' | 'voucher'; number: string; reason?: string };

function CredentialForm({ provider, onIdentified }: Props) {
  const t = useText(wardWords);
  const [form] = Form.useForm<Values & { cardSerial?: string }>();
  const type = Form.useWatch('type', form);
  const required = [{ required: true, whitespace: true, message: t('needed') }];
  const asking = useMutation({
    mutationFn: ({ reason = '', ...values }: Values) =>
      post<{ person: string }>('/credentials/resolve', { ...values, reason, provider }),
    onSuccess: ({ person }) => onIdentified(person),
  });
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ type: 'id-number' }}
      onFinish={(values) => asking.mutate(values)}
    >
      <div className="form-row">
        <Form.Item name="type" label={t('credentialType')} className="grow">
          <Select
            options={(['id-number', 'card', 'voucher'] as const).map((value) => ({
              value,
              label: t(`credential.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="number" label={t('credentialNumber')} rules={required} className="grow">
          <Input autoComplete="off" autoFocus />
        </Form.Item>
        {type === 'card' ? (
          <Form.Item name="cardSerial" label={t('cardSerial')} rules={required} className="grow">
            <Input autoComplete="off" />
          </Form.Item>
        ) : null}
      </div>
      {type === 'id-number' ? (
        <Form.Item name="reason" label={t('credentialReason')} rules={required}>
          <Input maxLength={200} />
        </Form.Item>
      ) : null}
      {asking.isError ? <Failure error={asking.error} /> : null}
      <Button type="primary" htmlType="submit" loading={asking.isPending}>
        {t('identify')}
      </Button>
    </Form>
  );
}
