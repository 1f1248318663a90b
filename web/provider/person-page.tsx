import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Tag } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { AsyncView } from '../kit/async-view.tsx';
import { Frame } from '../kit/frame.tsx';
import { useText } from '../kit/language.tsx';
import { useTerm } from '../kit/term.ts';
import type { PersonView } from '../kit/views.ts';
import { OpenEncounterDialog } from './open-encounter-dialog.tsx';
import { EncounterTable } from './open-encounters.tsx';
import { CoverageCard, MoneyCard } from './person-card.tsx';
import { SettlementTable } from './settlement-table.tsx';
import { usePerson } from './use-person.ts';
import { deskWords } from './words.ts';
import { YearBars } from './year-bars.tsx';

export function PersonPage() {
  const { id = '' } = useParams();
  const query = usePerson(id);
  return <AsyncView query={query}>{(person) => <OpenedPerson person={person} />}</AsyncView>;
}

function OpenedPerson({ person }: { person: PersonView }) {
  const t = useText(deskWords);
  const navigate = useNavigate();
  const [opening, setOpening] = useState(false);
  return (
    <Frame
      back={<Link to="/desk">← {t('desk')}</Link>}
      title={<PersonTitle person={person} />}
      extra={
        <Button
          type="primary"
          autoFocus
          icon={<PlusOutlined aria-hidden />}
          onClick={() => setOpening(true)}
        >
          {t('openEncounter')}
        </Button>
      }
    >
      <div className="halves">
        <CoverageCard person={person} />
        <MoneyCard person={person} />
      </div>
      <Card title={t('yearToDate')}>
        <YearBars person={person} />
      </Card>
      <Card title={t('encounters')}>
        <EncounterTable
          path={`/persons/${encodeURIComponent(person.id)}/encounters`}
          query={{}}
          caption={t('encounters')}
        />
      </Card>
      <Card title={t('settlements')}>
        <SettlementTable
          path={`/persons/${encodeURIComponent(person.id)}/settlements`}
          query={{}}
          caption={t('settlements')}
        />
      </Card>
      <OpenEncounterDialog
        person={person}
        open={opening}
        close={() => setOpening(false)}
        onOpened={(encounter) => navigate(`/desk/encounters/${encounter}`)}
      />
    </Frame>
  );
}

function PersonTitle({ person }: { person: PersonView }) {
  const t = useText(deskWords);
  const term = useTerm();
  return (
    <span className="tools">
      {person.name}
      <span className="quiet title-note">
        {term('sex', person.sex)} · {t('age', { age: person.age })} · {person.idNumber}
      </span>
      {person.groups.map(({ group, startsOn }) => (
        <Tag key={`${group}${startsOn}`} color="purple">
          {term('group', group)}
        </Tag>
      ))}
    </span>
  );
}
