import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Input, Select, Space } from 'antd';
import { useState } from 'react';
import type { EventView, StaffView } from '../../src/border/identity/index.ts';
import { getShared, postShared } from '../kit/api.ts';
import { currentArea } from '../kit/area.ts';
import { AsyncView } from '../kit/async-view.tsx';
import { Failure } from '../kit/failure.tsx';
import { Frame } from '../kit/frame.tsx';
import { Labelled } from '../kit/labelled.tsx';
import { useText } from '../kit/language.tsx';
import type { Page } from '../kit/views.ts';
import { useOfficeName } from '../office/window/use-office-name.ts';
import { timeText } from './account-page.tsx';
import { submitting } from './password-forms.tsx';
import { useMay, useSession } from './session.ts';
import { postingText } from './who-is-here.tsx';
import { accountWords, roleWord } from './words.ts';

type Invited = { readonly name: string; readonly password: string };

const ROLES = [
  'desk',
  'doctor',
  'ward',
  'provider-finance',
  'office',
  'payment-maker',
  'payment-checker',
  'counter-clerk',
  'counter-reviewer',
  'counter-approver',
  'counter-chief',
  'inspector',
  'administrator',
];
const BUTTONS = ['block', 'unblock', 'reset'] as const;

export function StaffPage() {
  const t = useText(accountWords);
  const [query, setQuery] = useState('');
  const [invited, setInvited] = useState<Invited | null>(null);
  const { data: session } = useSession();
  const may = !session?.signed || session.signed.permissions.includes('staff.manage');
  const staff = useQuery({
    queryKey: ['staff', query],
    queryFn: () => getShared<Page<StaffView>>('/staff', { query, size: 100 }),
  });
  return (
    <Frame title={t('staffTitle')}>
      {invited ? (
        <Alert
          role="status"
          type="success"
          showIcon
          closable
          title={t('firstPassword', { name: invited.name })}
          description={<code data-testid="first-password">{invited.password}</code>}
        />
      ) : null}
      {may ? <NewAccount onInvited={setInvited} /> : null}
      <Card>
        <Input.Search
          aria-label={t('name')}
          data-search
          allowClear
          className="search"
          onSearch={setQuery}
        />
        <AsyncView query={staff}>
          {({ rows }) => <StaffTable rows={rows} may={may} onInvited={setInvited} />}
        </AsyncView>
      </Card>
      <Events />
    </Frame>
  );
}

type TableProps = {
  readonly rows: readonly StaffView[];
  readonly may: boolean;
  readonly onInvited: (invited: Invited) => void;
};

function StaffTable({ rows, may, onInvited }: TableProps) {
  const t = useText(accountWords);
  const queries = useQueryClient();
  const officeName = useOfficeName(useMay()('matter.read'));
  const act = useMutation({
    mutationFn: ({ name, action }: { name: string; action: string }) =>
      postShared<Partial<Invited>>(`/staff/${name}/${action}`),
    onSuccess: ({ name, password }) => {
      if (name && password) onInvited({ name, password });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['staff'] }),
  });
  return (
    <div className="scroll">
      {act.isError ? <Failure error={act.error} /> : null}
      <table className="plain" aria-label={t('staffTitle')}>
        <thead>
          <tr>
            {(['name', 'displayName', 'posting', 'state', 'lastSignIn'] as const).map((word) => (
              <th key={word} scope="col">
                {t(word)}
              </th>
            ))}
            <th scope="col" aria-label={t('end')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <td>{row.name}</td>
              <td>{row.displayName}</td>
              <td>{row.postings.map((one) => postingText(one, t, officeName)).join('；')}</td>
              <td>{t(`state.${row.state}`)}</td>
              <td>{row.lastSignIn ? timeText(row.lastSignIn) : ''}</td>
              <td>
                <Space>
                  {BUTTONS.filter((action) => may && row.actions.includes(action)).map((action) => (
                    <Button
                      key={action}
                      size="small"
                      danger={action !== 'unblock'}
                      disabled={act.isPending}
                      onClick={() => act.mutate({ name: row.name, action })}
                    >
                      {t(action)}
                    </Button>
                  ))}
                </Space>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const EMPTY = {
  name: '',
  displayName: '',
  county: '',
  provider: '',
  office: '',
  ownPerson: '',
  claim: '',
};

function NewAccount({ onInvited }: { onInvited: (invited: Invited) => void }) {
  const t = useText(accountWords);
  const queries = useQueryClient();
  const [fields, setFields] = useState({ ...EMPTY, area: currentArea() });
  const [role, setRole] = useState('desk');
  const add = useMutation({
    mutationFn: () => {
      const told = Object.entries({ ...fields, role }).filter(([, text]) => text.trim() !== '');
      return postShared<Invited>('/staff', Object.fromEntries(told));
    },
    onSuccess(invited) {
      onInvited(invited);
      setFields({ ...EMPTY, area: currentArea() });
      return queries.invalidateQueries({ queryKey: ['staff'] });
    },
  });
  return (
    <Card title={t('add')}>
      <form className="staff-form" onSubmit={submitting(() => add.mutate())}>
        <Labelled name={t('role')}>
          {(id) => (
            <Select
              id={id}
              value={role}
              onChange={setRole}
              options={ROLES.map((one) => ({ value: one, label: roleWord(t, one) }))}
            />
          )}
        </Labelled>
        {(Object.keys(fields) as (keyof typeof fields)[]).map((field) => (
          <Labelled key={field} name={t(field)}>
            {(id) => (
              <Input
                id={id}
                autoComplete="off"
                value={fields[field]}
                onChange={(event) => setFields({ ...fields, [field]: event.target.value })}
              />
            )}
          </Labelled>
        ))}
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          {t('add')}
        </Button>
      </form>
      {add.isError ? <Failure error={add.error} /> : null}
    </Card>
  );
}

function Events() {
  const t = useText(accountWords);
  const events = useQuery({
    queryKey: ['staff', 'events'],
    queryFn: () => getShared<Page<EventView>>('/staff/events', { size: 50 }),
  });
  return (
    <Card title={t('events')}>
      <AsyncView query={events}>
        {({ rows }) => (
          <div className="scroll">
            <table className="plain small" aria-label={t('events')}>
              <thead>
                <tr>
                  {(['at', 'name', 'event', 'reason', 'actor', 'address'] as const).map((word) => (
                    <th key={word} scope="col">
                      {t(word)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td>{timeText(row.at)}</td>
                    <td>{row.account ?? row.person ?? ''}</td>
                    <td>{row.event}</td>
                    <td>{row.reason}</td>
                    <td>{row.actor}</td>
                    <td>{row.address}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </AsyncView>
    </Card>
  );
}
