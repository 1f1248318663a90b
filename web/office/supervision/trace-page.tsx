import { Card, Input, type TableProps } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { EventView } from '../../../src/counter/desk/index.ts';
import { caseSentence } from '../../kit/case-sentence.ts';
import { DayInput } from '../../kit/day-input.tsx';
import { Frame } from '../../kit/frame.tsx';
import { Labelled } from '../../kit/labelled.tsx';
import { useLanguage, useText } from '../../kit/language.tsx';
import { PagedTable } from '../../kit/paged-table.tsx';
import { momentText, today } from '../../kit/today.ts';
import { useOfficeName } from '../window/use-office-name.ts';
import { supervisionWords } from './supervision-words.ts';
import { useMatterName } from './use-matter-name.ts';
import { useRoleName } from './use-role-name.ts';

/** Who did which step of which case, for whoever examines the office. */
export function TracePage() {
  const t = useText(supervisionWords);
  const { language } = useLanguage();
  const matterName = useMatterName();
  const officeName = useOfficeName();
  const roleName = useRoleName();
  const [from, setFrom] = useState(`${today().slice(0, 7)}-01`);
  const [until, setUntil] = useState(`${Number(today().slice(0, 4)) + 1}-01-01`);
  const [actor, setActor] = useState('');
  const columns: TableProps<EventView>['columns'] = [
    { title: t('when'), key: 'at', render: (_, { at }) => momentText(at) },
    {
      title: t('number'),
      key: 'number',
      render: (_, { caseId, number }) => <Link to={`/window/cases/${caseId}`}>{number}</Link>,
    },
    { title: t('matter'), key: 'matter', render: (_, { matter }) => matterName(matter) },
    {
      title: t('act'),
      key: 'act',
      render: (_, { act }) => caseSentence(language, `act.${act}`, {}),
    },
    { title: t('actor'), dataIndex: 'actor' },
    { title: t('role'), key: 'role', render: (_, { role }) => roleName(role) },
    {
      title: t('office'),
      key: 'office',
      render: (_, { office }) => (office === null ? '—' : officeName(office)),
    },
  ];
  return (
    <Frame title={t('audit')}>
      <Card>
        <div className="stack">
          <p className="quiet lead">{t('auditLead')}</p>
          <div className="form-row">
            <Labelled name={t('from')}>
              {(id) => <DayInput id={id} value={from} onChange={setFrom} />}
            </Labelled>
            <Labelled name={t('until')}>
              {(id) => <DayInput id={id} value={until} onChange={setUntil} />}
            </Labelled>
            <Labelled name={t('actor')}>
              {(id) => (
                <Input
                  id={id}
                  value={actor}
                  allowClear
                  maxLength={64}
                  onChange={(event) => setActor(event.target.value.trim())}
                />
              )}
            </Labelled>
          </div>
          {from !== '' && until > from ? (
            <PagedTable<EventView>
              path="/case-events"
              query={{ from, until, actor: actor || undefined }}
              columns={columns}
              caption={t('audit')}
            />
          ) : null}
        </div>
      </Card>
    </Frame>
  );
}
