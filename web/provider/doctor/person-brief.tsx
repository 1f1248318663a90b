import { Alert, Card } from 'antd';
import { useText } from '../../kit/language.tsx';
import { useTerm } from '../../kit/term.ts';
import { today } from '../../kit/today.ts';
import type { Dated, PersonView } from '../../kit/views.ts';
import { YearBars } from '../year-bars.tsx';
import { Marks } from './marks.tsx';
import { doctorWords } from './words.ts';

/** What a doctor has to know of somebody before anything is written. */
export function PersonBrief({ person }: { person: PersonView }) {
  const t = useText(doctorWords);
  const term = useTerm();
  const day = today();
  const insured = person.coverage.find((row) => holds(row, day) && row.standing === 'covered');
  const standing = insured ?? person.coverage.find((row) => holds(row, day));
  const diseases = person.diseases.filter((row) => holds(row, day));
  return (
    <Card size="small" className="person-brief">
      <div className="brief-name">
        <strong>{person.name}</strong>
        <span className="quiet">
          {t('sexAge', { sex: term('sex', person.sex), age: person.age })} · {person.idNumber}
        </span>
      </div>
      <Alert
        showIcon
        type={insured ? 'success' : 'error'}
        title={insured ? t('covered') : t('notCovered')}
        description={
          <Marks
            scheme={standing?.scheme ?? null}
            standing={(standing?.standing as 'covered') ?? null}
            groups={person.groups.filter((row) => holds(row, day)).map(({ group }) => group)}
            diseases={[]}
          />
        }
      />
      <h3>{t('filings')}</h3>
      {diseases.length === 0 ? (
        <p className="quiet small">{t('noFilings')}</p>
      ) : (
        <ul className="brief-list">
          {diseases.map(({ kind, disease, startsOn }) => (
            <li key={`${kind}${disease}`}>
              {term('disease', disease)}{' '}
              <span className="quiet small">
                {term('visit', kind)} · {startsOn}
              </span>
            </li>
          ))}
        </ul>
      )}
      <h3>{t('yearTotals')}</h3>
      <YearBars person={person} />
    </Card>
  );
}

export function holds({ startsOn, endsOn }: Dated, day: string): boolean {
  return startsOn <= day && (endsOn === null || day < endsOn);
}
