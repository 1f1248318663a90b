import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import type { BoardView } from '../../../src/money/ward/index.ts';
import { get } from '../../kit/api.ts';
import { useText } from '../../kit/language.tsx';
import { wardWords } from './words.ts';

export type PlaceValues = {
  department?: string;
  bed?: string;
  doctorName?: string;
  deposit?: string;
  contact?: string;
  phone?: string;
  recordNumber?: string;
};

const PLACE_NAMES = [
  'department',
  'bed',
  'doctorName',
  'deposit',
  'contact',
  'phone',
  'recordNumber',
] as const satisfies readonly (keyof PlaceValues)[];

/** Where the patient lies and who may be called. Nothing of it decides money. */
export function PlaceFields({ provider }: { provider: string }) {
  const t = useText(wardWords);
  const board = useQuery({
    queryKey: ['ward departments', provider],
    queryFn: () => get<BoardView>('/stays', { provider }),
    staleTime: 300_000,
  });
  const departments = board.data?.departments ?? [];
  return (
    <>
      <div className="form-row">
        <Form.Item name="department" label={t('department')} className="grow">
          <Select
            autoFocus
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={departments.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
        <Form.Item name="bed" label={t('bed')} className="grow">
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="doctorName" label={t('doctor')} className="grow">
          <Input maxLength={50} />
        </Form.Item>
      </div>
      <div className="form-row">
        <Form.Item name="deposit" label={`${t('deposit')} (${t('unit')})`} className="grow">
          <Input inputMode="decimal" maxLength={12} />
        </Form.Item>
        <Form.Item name="contact" label={t('contact')} className="grow">
          <Input maxLength={50} autoComplete="off" />
        </Form.Item>
        <Form.Item name="phone" label={t('phone')} className="grow">
          <Input inputMode="tel" maxLength={20} autoComplete="off" />
        </Form.Item>
        <Form.Item name="recordNumber" label={t('recordNumber')} className="grow">
          <Input maxLength={30} />
        </Form.Item>
      </div>
    </>
  );
}

/** What was typed; what was emptied is sent as empty, and so taken back. */
export function saidOf(values: PlaceValues): Record<string, string> {
  return Object.fromEntries(
    PLACE_NAMES.filter((name) => name in values).map((name) => [name, values[name]?.trim() ?? '']),
  );
}
