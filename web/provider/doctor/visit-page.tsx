import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { get, NoAnswerError, post } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { Failure } from '../../kit/failure.tsx';
import { Frame } from '../../kit/frame.tsx';
import { once } from '../../kit/intent.ts';
import { useText } from '../../kit/language.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import { useTerm } from '../../kit/term.ts';
import { usePerson } from '../use-person.ts';
import { StateTag } from './marks.tsx';
import { PersonBrief } from './person-brief.tsx';
import { Moves } from './queue-table.tsx';
import { SettledCard } from './settled-card.tsx';
import type { Settled, Writing } from './use-prescription.ts';
import type { QueueRow } from './views.ts';
import { doctorWords } from './words.ts';
import { WritingBoard } from './writing-board.tsx';
import { bodyOf, type Lines, useWrittenLines } from './written-lines.ts';

/** A patient who was called in: what is recognised, what is charged, and writing the rest. */
export function VisitPage() {
  const { id = '' } = useParams();
  const visit = useQuery({
    queryKey: ['visit', id],
    queryFn: () => get<QueueRow>(`/registrations/${encodeURIComponent(id)}`),
  });
  return <AsyncView query={visit}>{(row) => <Visit key={row.id} row={row} />}</AsyncView>;
}

function Visit({ row }: { row: QueueRow }) {
  const t = useText(doctorWords);
  const person = usePerson(row.person);
  const name = person.data?.name ?? row.personName;
  const [settled, setSettled] = useState<Settled | null>(null);
  return (
    <Frame
      back={<Link to="/desk/queue">← {t('queue')}</Link>}
      title={
        <span className="tools">
          {t('visitTitle', { place: row.place, name })}
          <StateTag state={row.state} />
        </span>
      }
      extra={<Moves row={row} provider={row.provider} />}
    >
      {row.complaint === null ? null : <p className="complaint">{row.complaint}</p>}
      <Suggestions row={row} />
      <Bills row={row} />
      {settled !== null ? (
        <SettledCard name={name} settled={settled} />
      ) : row.state === 'left' || row.state === 'settled' || row.kind !== 'outpatient' ? null : (
        <Ordinary row={row} onSettled={setSettled} />
      )}
      <AsyncView query={person}>{(view) => <PersonBrief person={view} />}</AsyncView>
    </Frame>
  );
}

function Suggestions({ row }: { row: QueueRow }) {
  const t = useText(doctorWords);
  const term = useTerm();
  const navigate = useNavigate();
  if (row.diseases.length === 0 || row.state === 'left') return null;
  return (
    <Card title={t('suggested')} size="small">
      <div className="tools">
        {row.diseases.map(({ kind, disease }) => (
          <Button
            key={`${kind}${disease}`}
            type="primary"
            ghost
            className="large-target"
            onClick={() => navigate(`/desk/prescribe/${encodeURIComponent(row.person)}`)}
          >
            {t('prescribeFor', { disease: term('disease', disease) })}
          </Button>
        ))}
      </div>
    </Card>
  );
}

function Bills({ row }: { row: QueueRow }) {
  const t = useText(doctorWords);
  if (row.bills.length === 0) return null;
  return (
    <Card title={t('bills')} size="small">
      {row.bills.map(({ encounter, total, settlement }) => (
        <div key={encounter} className="tools bill-row">
          <MoneyText amount={total} strong />
          {settlement === null ? (
            <Link to={`/desk/encounters/${encodeURIComponent(encounter)}`}>{t('goSettle')}</Link>
          ) : (
            <>
              <Link to={`/settlements/${settlement}`}>{t('openSettlement')}</Link>
              <Link to={`/desk/prescriptions/${encodeURIComponent(encounter)}`}>
                {t('prescriptionSlip')}
              </Link>
            </>
          )}
        </div>
      ))}
    </Card>
  );
}

function Ordinary({ row, onSettled }: { row: QueueRow; onSettled: (settled: Settled) => void }) {
  const lines = useWrittenLines(row.id, () => []);
  const writing: Writing = {
    ...{ provider: row.provider, person: row.person, registration: row.id },
    ...{ kind: 'outpatient', disease: null },
  };
  return (
    <WritingBoard
      {...{ writing, lines, onSettled }}
      said={saidOf(row)}
      extra={<ChargeOnly row={row} lines={lines} />}
    />
  );
}

export function saidOf({ doctor, doctorName, departmentName }: QueueRow): Record<string, string> {
  const said = { doctor, doctorName, departmentName };
  return Object.fromEntries(Object.entries(said).flatMap(([k, v]) => (v === null ? [] : [[k, v]])));
}

/** Where somebody else takes the money: the lines go on the bill, and the till settles it. */
function ChargeOnly({ row, lines }: { row: QueueRow; lines: Lines }) {
  const t = useText(doctorWords);
  const queries = useQueryClient();
  const body = bodyOf(lines.lines);
  const charge = useMutation({
    mutationFn: () =>
      once('charge-visit', { lines: body, ...saidOf(row) }, (keyed) =>
        post(`/registrations/${encodeURIComponent(row.id)}/charges`, keyed),
      ),
    onSuccess: () => {
      for (const { code } of lines.lines) lines.remove(code);
      void queries.invalidateQueries({ queryKey: ['visit'] });
    },
  });
  return (
    <div className="tools">
      {charge.error instanceof NoAnswerError ? (
        <Alert role="alert" type="error" title={t('unknownOutcome')} />
      ) : charge.isError ? (
        <Failure error={charge.error} />
      ) : null}
      <Button disabled={body === null} loading={charge.isPending} onClick={() => charge.mutate()}>
        {t('chargeOnly')}
      </Button>
    </div>
  );
}
