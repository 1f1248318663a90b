import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Checkbox, Form, Input, Select } from 'antd';
import { DayInput } from '../kit/day-input.tsx';
import { useText } from '../kit/language.tsx';
import { useTerm } from '../kit/term.ts';
import { today } from '../kit/today.ts';
import { VISITS } from '../kit/visits.ts';
import { DISEASES, GROUPS } from '../kit/vocabulary.ts';
import { FILINGS, LEVELS, SCHEMES } from './codes.ts';
import { type TryBody, type TryFields, tryBodyOf } from './try-body.ts';
import { officeWords } from './words.ts';

const MONEY = ['fullSelfPay', 'overCeiling', 'priorSelfPay', 'procured'] as const;
const YEAR_KEYS = [
  'admissions',
  'pool.inpatient-special',
  'pool.outpatient',
  'pool.antenatal',
  'serious.base',
  'serious.paid',
  'large.paid',
  'aid.aid.base',
  'aid.aid.paid',
];

export function TryForm({ busy, onTry }: { busy: boolean; onTry: (body: TryBody) => void }) {
  const t = useText(officeWords);
  const term = useTerm();
  const options = (kind: string, codes: readonly string[]) =>
    codes.map((value) => ({ value, label: term(kind, value) }));
  return (
    <Form<TryFields>
      layout="vertical"
      initialValues={{
        scheme: 'resident',
        day: today(),
        kind: 'inpatient',
        level: 'tertiary',
        filing: 'referral',
        inScope: '50000.00',
      }}
      onFinish={(fields) => onTry(tryBodyOf(fields))}
    >
      <div className="form-row">
        <Form.Item name="scheme" label={t('scheme')} className="grow">
          <Select options={options('scheme', SCHEMES)} />
        </Form.Item>
        <Form.Item name="day" label={t('day')} rules={[{ required: true }]}>
          <DayInput />
        </Form.Item>
        <Form.Item name="kind" label={t('kind')} className="grow">
          <Select options={options('visit', VISITS)} />
        </Form.Item>
        <Form.Item name="level" label={t('level')} className="grow">
          <Select options={options('level', LEVELS)} />
        </Form.Item>
        <VisitExtras />
      </div>
      <BillFields />
      <PatientFields />
      <BeforeFields />
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        {t('compute')}
      </Button>
    </Form>
  );
}

function VisitExtras() {
  const t = useText(officeWords);
  const term = useTerm();
  const kind = Form.useWatch('kind') as string | undefined;
  const outOfArea = Form.useWatch('outOfArea') as boolean | undefined;
  const needsDisease = kind !== undefined && kind !== 'inpatient' && kind !== 'outpatient';
  return (
    <>
      {needsDisease ? (
        <Form.Item name="disease" label={t('disease')} className="grow">
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={DISEASES.map(({ code }) => ({ value: code, label: term('disease', code) }))}
          />
        </Form.Item>
      ) : null}
      <Form.Item name="outOfArea" valuePropName="checked" label={t('where')} className="grow">
        <Checkbox>{t('outOfArea')}</Checkbox>
      </Form.Item>
      {outOfArea ? (
        <Form.Item name="filing" label={t('filing')} className="grow">
          <Select options={FILINGS.map((value) => ({ value, label: term('filing', value) }))} />
        </Form.Item>
      ) : null}
    </>
  );
}

function BillFields() {
  const t = useText(officeWords);
  const term = useTerm();
  const money = [{ pattern: /^\d{1,12}(\.\d{1,2})?$/, message: t('moneyForm') }];
  return (
    <div className="form-row money-row">
      <Form.Item name="inScope" label={term('amount', 'inScope')} rules={money}>
        <Input inputMode="decimal" suffix={t('yuan')} />
      </Form.Item>
      {MONEY.map((name) => (
        <Form.Item key={name} name={name} label={term('amount', name)} rules={money}>
          <Input inputMode="decimal" placeholder="0.00" suffix={t('yuan')} />
        </Form.Item>
      ))}
      <Form.Item name="ownAccount" label={t('ownAccount')} rules={money}>
        <Input inputMode="decimal" placeholder="—" suffix={t('yuan')} />
      </Form.Item>
    </div>
  );
}

function PatientFields() {
  const t = useText(officeWords);
  const term = useTerm();
  return (
    <div className="form-row">
      <Form.Item name="groups" label={t('groups')} className="grow">
        <Select
          mode="multiple"
          placeholder={t('noGroup')}
          options={GROUPS.map(({ code }) => ({ value: code, label: term('group', code) }))}
        />
      </Form.Item>
      <Form.Item name="chronicDiseases" label={t('chronicDiseases')} className="grow">
        <Select
          mode="multiple"
          placeholder={t('noDisease')}
          options={DISEASES.map(({ code }) => ({ value: code, label: term('disease', code) }))}
        />
      </Form.Item>
      <Form.Item
        name="age"
        label={t('age')}
        rules={[{ pattern: /^\d{1,3}$/, message: t('ageForm') }]}
      >
        <Input inputMode="numeric" className="draft-cell" />
      </Form.Item>
      <Form.Item name="retired" valuePropName="checked" label={t('standing')}>
        <Checkbox>{t('retired')}</Checkbox>
      </Form.Item>
    </div>
  );
}

/** Running totals of the year before this bill, by their keys. */
function BeforeFields() {
  const t = useText(officeWords);
  return (
    <Form.List name="before">
      {(fields, { add, remove }) => (
        <div className="before-fields">
          {fields.map(({ key, name }) => (
            <div key={key} className="form-row">
              <Form.Item name={[name, 'key']} label={t('yearKey')} className="grow">
                <AutoComplete options={YEAR_KEYS.map((value) => ({ value }))} />
              </Form.Item>
              <Form.Item name={[name, 'amount']} label={t('yearAmount')} className="grow">
                <Input inputMode="decimal" />
              </Form.Item>
              <Form.Item label=" ">
                <Button
                  type="text"
                  aria-label={t('removeYear')}
                  icon={<DeleteOutlined aria-hidden />}
                  onClick={() => remove(name)}
                />
              </Form.Item>
            </div>
          ))}
          <Button type="dashed" block icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
            {t('addYear')}
          </Button>
        </div>
      )}
    </Form.List>
  );
}
