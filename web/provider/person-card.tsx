import { Card, Tag } from 'antd';
import { Link } from 'react-router';
import { useText } from '../kit/language.tsx';
import { MoneyText } from '../kit/money-text.tsx';
import { useTerm } from '../kit/term.ts';
import type { Dated, PersonView } from '../kit/views.ts';
import { deskWords } from './words.ts';

export function CoverageCard({ person }: { person: PersonView }) {
  const t = useText(deskWords);
  const term = useTerm();
  return (
    <Card title={t('coverage')}>
      <div className="scroll">
        <table className="plain" aria-label={t('coverage')}>
          <tbody>
            {person.coverage.map((row) => (
              <tr key={`${row.scheme}${row.startsOn}`}>
                <th scope="row">
                  {term('scheme', row.scheme)}
                  {row.retired ? ` · ${t('retired')}` : ''}
                </th>
                <td>
                  <Tag color={row.standing === 'covered' ? 'green' : 'orange'}>
                    {term('standing', row.standing)}
                  </Tag>
                </td>
                <td className="quiet">
                  <Period {...row} />
                </td>
              </tr>
            ))}
            {person.groups.map((row) => (
              <tr key={`${row.group}${row.startsOn}`}>
                <th scope="row">{term('group', row.group)}</th>
                <td>{t('group')}</td>
                <td className="quiet">
                  <Period {...row} />
                </td>
              </tr>
            ))}
            {person.diseases.map((row) => (
              <tr key={`${row.kind}${row.disease}`}>
                <th scope="row">{term('disease', row.disease)}</th>
                <td>{term('visit', row.kind)}</td>
                <td className="quiet">
                  <Period {...row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {person.coverage.length === 0 ? <p>{t('notInsured')}</p> : null}
    </Card>
  );
}

function Period({ startsOn, endsOn }: Dated) {
  const t = useText(deskWords);
  return (
    <span className="money">
      {startsOn} – {endsOn === null ? t('now') : t('before', { day: endsOn })}
    </span>
  );
}

export function MoneyCard({ person }: { person: PersonView }) {
  const t = useText(deskWords);
  const term = useTerm();
  const { account } = person;
  return (
    <Card title={t('accountAndFamily')}>
      {account === null ? (
        <p className="quiet">{t('noAccount')}</p>
      ) : (
        <dl className="facts three">
          <div>
            <dt>{t('accountBalance')}</dt>
            <dd>
              <MoneyText amount={account.balance} strong />
            </dd>
          </div>
          <div>
            <dt>{t('accountHeld')}</dt>
            <dd>
              <MoneyText amount={account.held} />
            </dd>
          </div>
          <div>
            <dt>{t('accountAvailable')}</dt>
            <dd>
              <MoneyText amount={account.available} strong />
            </dd>
          </div>
        </dl>
      )}
      {person.mutualAid.length > 0 ? (
        <table className="plain" aria-label={t('mutualAid')}>
          <tbody>
            {person.mutualAid.map((grant) => (
              <tr key={grant.giver}>
                <th scope="row">
                  {t('fromRelative', {
                    name: grant.giverName,
                    relation: term('relation', grant.relation),
                  })}
                </th>
                <td className="number">
                  <MoneyText amount={grant.quotaLeft} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {person.household.length > 0 ? (
        <p className="small">
          <span className="quiet">{t('household')}: </span>
          {person.household.map((member) => (
            <Link key={member.id} className="member" to={`/desk/persons/${member.id}`}>
              {member.name}
            </Link>
          ))}
        </p>
      ) : null}
    </Card>
  );
}
