import { Alert, Button, Card } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { AsyncView } from '../../kit/async-view.tsx';
import { Frame } from '../../kit/frame.tsx';
import { useText } from '../../kit/language.tsx';
import { useTerm } from '../../kit/term.ts';
import { PersonSearch } from '../person-search.tsx';
import { useChosenProvider } from '../provider-choice.ts';
import { ProviderChooser } from '../provider-chooser.tsx';
import { usePerson } from '../use-person.ts';
import { DiseaseCard } from './disease-card.tsx';
import { Marks } from './marks.tsx';
import { SettledCard } from './settled-card.tsx';
import { type Settled, usePersonPrescriptions } from './use-prescription.ts';
import { useQueue, useStaff } from './use-queue.ts';
import type { Filing, PersonPrescriptions, QueueRow } from './views.ts';
import { saidOf } from './visit-page.tsx';
import { doctorWords } from './words.ts';
import { WritingBoard } from './writing-board.tsx';
import { repeatOf, useWrittenLines } from './written-lines.ts';

/** Two steps: who and which disease; then drugs, days and who pays. */
export function PrescribePage() {
  const t = useText(doctorWords);
  const navigate = useNavigate();
  const { person = null } = useParams();
  const { id: provider, provider: chosen, choose } = useChosenProvider();
  const [step, setStep] = useState<Step | null>(null);
  const toPerson = (id: string) => {
    setStep(null);
    navigate(`/desk/prescribe/${encodeURIComponent(id)}`);
  };
  if (provider === null) {
    return (
      <Frame title={t('prescribeNow')}>
        <ProviderChooser chosen={chosen} choose={choose} />
        <Alert type="info" showIcon title={t('chooseProvider')} />
      </Frame>
    );
  }
  if (step !== null && person !== null && step.person === person) {
    return <StepTwo provider={provider} step={step} back={() => setStep(null)} />;
  }
  return (
    <Frame
      back={<Link to="/desk/queue">← {t('queue')}</Link>}
      title={t('prescribeNow')}
      extra={<Steps now={1} />}
    >
      <div className="choose">
        <Patients provider={provider} chosen={person} choose={toPerson} />
        {person === null ? (
          <Card>
            <p className="quiet trial-empty">{t('whoFirst')}</p>
          </Card>
        ) : (
          <Diseases
            key={person}
            person={person}
            choose={(filing, repeat) => setStep({ person, filing, repeat })}
          />
        )}
      </div>
    </Frame>
  );
}

type Step = { readonly person: string; readonly filing: Filing; readonly repeat: boolean };

function Steps({ now }: { now: 1 | 2 }) {
  const t = useText(doctorWords);
  return (
    <ol className="steps-line">
      <li className={now === 1 ? 'now' : 'past'}>{t('step1')}</li>
      <li className={now === 2 ? 'now' : ''}>{t('step2')}</li>
    </ol>
  );
}

type PatientsProps = { provider: string; chosen: string | null; choose: (id: string) => void };

function Patients({ provider, chosen, choose }: PatientsProps) {
  const t = useText(doctorWords);
  const queue = useQueue(provider);
  const filed = (queue.data?.rows ?? []).filter(
    ({ diseases, state }) =>
      diseases.length > 0 && (state === 'waiting' || state === 'in-consultation'),
  );
  return (
    <Card size="small" title={t('waitingPatients')}>
      <div className="stack">
        {filed.length === 0 ? <p className="quiet">{t('nobodyFiled')}</p> : null}
        {filed.map((row) => (
          <button
            key={row.id}
            type="button"
            className={`patient-choice${row.person === chosen ? ' active' : ''}`}
            aria-pressed={row.person === chosen}
            onClick={() => choose(row.person)}
          >
            <span>
              <span className="place">{row.place}</span> <strong>{row.personName}</strong>{' '}
              <span className="quiet">{t('years', { age: row.age })}</span>
            </span>
            <Marks {...row} />
          </button>
        ))}
        <PersonSearch onOpen={choose} />
      </div>
    </Card>
  );
}

type DiseasesProps = { person: string; choose: (filing: Filing, repeat: boolean) => void };

function Diseases({ person, choose }: DiseasesProps) {
  const t = useText(doctorWords);
  const view = usePerson(person);
  const known = usePersonPrescriptions(person);
  return (
    <div className="stack">
      <AsyncView query={view}>
        {({ name, sex, age, idNumber }) => (
          <PatientLine name={name} sex={sex} age={age} idNumber={idNumber} />
        )}
      </AsyncView>
      <AsyncView query={known}>
        {({ diseases, day }: PersonPrescriptions) => (
          <>
            {diseases.length === 0 ? (
              <Alert type="warning" showIcon title={t('noFilings')} />
            ) : null}
            {diseases.map((filing) => (
              <DiseaseCard
                key={`${filing.kind}${filing.disease}`}
                {...{ filing, day }}
                choose={(repeat) => choose(filing, repeat)}
              />
            ))}
          </>
        )}
      </AsyncView>
    </div>
  );
}

type LineProps = { name: string; sex: string; age: number; idNumber: string };

function PatientLine({ name, sex, age, idNumber }: LineProps) {
  const t = useText(doctorWords);
  const term = useTerm();
  return (
    <div className="patient-line">
      <strong>{name}</strong>
      <span className="quiet">
        {t('sexAge', { sex: term('sex', sex), age })} · {idNumber}
      </span>
    </div>
  );
}

type StepTwoProps = { provider: string; step: Step; back: () => void };

function StepTwo({ provider, step, back }: StepTwoProps) {
  const t = useText(doctorWords);
  const term = useTerm();
  const { person, filing, repeat } = step;
  const view = usePerson(person);
  const queue = useQueue(provider);
  const [settled, setSettled] = useState<Settled | null>(null);
  const again = repeat && filing.last !== null ? repeatOf(filing.last) : { lines: [], gone: [] };
  const lines = useWrittenLines(
    `${person} ${filing.kind} ${filing.disease} ${repeat ? 'repeat' : 'new'}`,
    () => again.lines,
  );
  const visit = openVisit(queue.data?.rows ?? [], person);
  const said = useSaid(provider, visit);
  const writing = {
    ...{ provider, person, kind: filing.kind, disease: filing.disease },
    registration: visit?.id ?? null,
  };
  const name = view.data?.name ?? '';
  return (
    <Frame
      back={
        <Button type="link" className="back-button" onClick={back}>
          ← {t('step1')}
        </Button>
      }
      title={`${name} · ${term('disease', filing.disease)}`}
      extra={<Steps now={2} />}
    >
      {again.gone.map((gone) => (
        <Alert key={gone} type="warning" showIcon title={t('goneItem', { name: gone })} />
      ))}
      {settled === null ? (
        <WritingBoard {...{ writing, lines, said }} onSettled={setSettled} />
      ) : (
        <SettledCard name={name} settled={settled} />
      )}
    </Frame>
  );
}

/** The visit in today's queue, so that nobody is registered a second time for the medicine. */
function openVisit(rows: readonly QueueRow[], person: string): QueueRow | undefined {
  return rows.find(
    (row) => row.person === person && (row.state === 'waiting' || row.state === 'in-consultation'),
  );
}

/** Who prescribes: as registered, else the first insurance doctor of the clinic. */
function useSaid(provider: string, visit: QueueRow | undefined): Record<string, string> {
  const staff = useStaff(provider);
  if (visit?.doctorName) return saidOf(visit);
  const doctor = staff.data?.doctors.find(({ insuranceDoctor }) => insuranceDoctor);
  const [department] = staff.data?.departments ?? [];
  return {
    ...(doctor ? { doctor: doctor.code, doctorName: doctor.name } : {}),
    ...(department ? { department: department.code, departmentName: department.name } : {}),
  };
}
