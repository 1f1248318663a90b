import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Modal, Radio, Select } from 'antd';
import { useEffect, useState } from 'react';
import { NoAnswerError, post, RefusedError } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { Failure } from '../../kit/failure.tsx';
import { once } from '../../kit/intent.ts';
import { useText } from '../../kit/language.tsx';
import { useTerm } from '../../kit/term.ts';
import { today } from '../../kit/today.ts';
import type { PersonView } from '../../kit/views.ts';
import { usePerson } from '../use-person.ts';
import { type Identified, IdentifyForm } from './identify-form.tsx';
import { holds, PersonBrief } from './person-brief.tsx';
import { useStaff } from './use-queue.ts';
import type { QueueRow, StaffView } from './views.ts';
import { doctorWords } from './words.ts';

type Props = { provider: string | null; open: boolean; close: () => void };

export function RegisterDialog({ provider, open, close }: Props) {
  const t = useText(doctorWords);
  const [who, setWho] = useState<Identified | null>(null);
  useEffect(() => {
    if (open) setWho(null);
  }, [open]);
  return (
    <Modal
      open={open}
      onCancel={close}
      title={t('registerTitle')}
      footer={null}
      width={720}
      destroyOnHidden
    >
      {provider === null ? null : who === null ? (
        <IdentifyForm provider={provider} found={setWho} />
      ) : (
        <Chosen who={who} provider={provider} close={close} again={() => setWho(null)} />
      )}
    </Modal>
  );
}

type ChosenProps = { who: Identified; provider: string; close: () => void; again: () => void };

function Chosen({ who, ...rest }: ChosenProps) {
  const query = usePerson(who.person);
  const staff = useStaff(rest.provider);
  return (
    <AsyncView query={query}>
      {(person) => (
        <div className="register">
          <AsyncView query={staff}>
            {(view) => <VisitForm person={person} by={who.by} staff={view} {...rest} />}
          </AsyncView>
          <PersonBrief person={person} />
        </div>
      )}
    </AsyncView>
  );
}

type Values = { visit: string; doctor?: string; department?: string; complaint?: string };
type VisitProps = Omit<ChosenProps, 'who'> & {
  person: PersonView;
  by: string;
  staff: StaffView;
};

function VisitForm({ person, by, staff, provider, close, again }: VisitProps) {
  const t = useText(doctorWords);
  const [form] = Form.useForm<Values>();
  const register = useRegister({ person: person.id, by, provider, close, staff });
  const broken = register.error instanceof NoAnswerError;
  const uncovered =
    register.error instanceof RefusedError &&
    register.error.refusal.code === 'encounter.not_covered';
  const { doctors, departments } = staff;
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      initialValues={{ visit: 'outpatient' }}
      onFinish={(values) => register.mutate({ values, atOwnCost: false })}
    >
      <Form.Item name="visit" label={t('visitKind')}>
        <Radio.Group options={useVisits(person)} className="visit-kinds" />
      </Form.Item>
      <Form.Item name="complaint" label={t('complaint')}>
        <Input autoFocus size="large" maxLength={200} placeholder={t('complaintHint')} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="doctor" label={t('doctor')} initialValue={doctors[0]?.code}>
          <Select allowClear options={named(doctors)} />
        </Form.Item>
        <Form.Item name="department" label={t('department')} initialValue={departments[0]?.code}>
          <Select allowClear options={named(departments)} />
        </Form.Item>
      </div>
      {broken ? <Alert role="alert" type="error" showIcon title={t('registerUnknown')} /> : null}
      {register.isError && !broken ? <Failure error={register.error} /> : null}
      <div className="tools form-end">
        <Button type="primary" htmlType="submit" size="large" loading={register.isPending}>
          {t('putInQueue')}
        </Button>
        {uncovered ? (
          <Button
            danger
            size="large"
            onClick={() => register.mutate({ values: form.getFieldsValue(), atOwnCost: true })}
          >
            {t('atOwnCost')}
          </Button>
        ) : null}
        <Button type="text" onClick={again}>
          {t('change')}
        </Button>
      </div>
    </Form>
  );
}

/** An ordinary visit, and one for each disease that is recognised today. */
function useVisits(person: PersonView) {
  const term = useTerm();
  const day = today();
  return [
    { value: 'outpatient', label: term('visit', 'outpatient') },
    ...person.diseases
      .filter((row) => holds(row, day))
      .map(({ kind, disease }) => ({
        value: `${kind} ${disease}`,
        label: `${term('visit', kind)} · ${term('disease', disease)}`,
      })),
  ];
}

function named(list: readonly { readonly code: string; readonly name: string }[]) {
  return list.map(({ code, name }) => ({ value: code, label: name }));
}

type Registering = {
  person: string;
  by: string;
  provider: string;
  close: () => void;
  staff: StaffView;
};

function useRegister({ person, by, provider, close, staff }: Registering) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ values, atOwnCost }: { values: Values; atOwnCost: boolean }) => {
      const [kind = 'outpatient', disease] = values.visit.split(' ');
      const nameOf = (list: readonly { code: string; name: string }[] = [], code?: string) =>
        list.find((one) => one.code === code)?.name;
      const body = {
        ...{ provider, person, kind, disease, identifiedBy: by },
        ...{ doctor: values.doctor, doctorName: nameOf(staff.doctors, values.doctor) },
        ...{ department: values.department },
        departmentName: nameOf(staff.departments, values.department),
        complaint: values.complaint,
        ...(atOwnCost ? { withoutInsurance: true } : {}),
      };
      return once('register', body, (keyed) => post<QueueRow>('/registrations', keyed));
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['queue'] });
      close();
    },
  });
}
