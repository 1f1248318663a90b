import { Card, Tag } from 'antd';
import { useText } from '../../kit/language.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import { useTerm } from '../../kit/term.ts';
import { usePerson } from '../use-person.ts';
import { cashierWords } from './words.ts';

type Note = { readonly personName: string; readonly kind: string; readonly startedOn: string };

/** Whom the money is taken from: compared with the face at the window. */
export function PatientLine({ person: id, note }: { person: string; note: Note }) {
  const t = useText(cashierWords);
  const term = useTerm();
  const { data: person } = usePerson(id);
  const cover = person?.coverage.find(({ endsOn }) => endsOn === null) ?? person?.coverage[0];
  return (
    <Card size="small">
      <div className="patient-line">
        <span>
          <strong className="patient-name">{person?.name ?? note.personName}</strong>
          {person
            ? ` ${term('sex', person.sex)} · ${t('years', { age: person.age })} · ${person.idNumber}`
            : null}
        </span>
        <span className="tools">
          <Tag>{term('visit', note.kind)}</Tag>
          <span className="quiet">{note.startedOn}</span>
          {cover ? <Tag>{term('scheme', cover.scheme)}</Tag> : null}
          {person ? <AccountLeft account={person.account} /> : null}
        </span>
      </div>
    </Card>
  );
}

function AccountLeft({ account }: { account: { readonly available: string } | null }) {
  const t = useText(cashierWords);
  if (account === null) return <span className="quiet">{t('noAccount')}</span>;
  return (
    <span>
      <span className="quiet">{t('accountLeft')} </span>
      <MoneyText amount={account.available} strong />
    </span>
  );
}
