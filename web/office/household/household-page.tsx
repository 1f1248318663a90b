import { useQuery } from '@tanstack/react-query';
import { Card, Tag } from 'antd';
import { Link, useParams } from 'react-router';
import type { HouseholdView } from '../../../src/counter/households/index.ts';
import { useMay } from '../../account/session.ts';
import { get } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { Frame } from '../../kit/frame.tsx';
import { useText } from '../../kit/language.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import { useTerm } from '../../kit/term.ts';
import { Balance } from '../accounts/account-page.tsx';
import { PremiumState } from '../premiums/premiums-page.tsx';
import { premiumsWords } from '../premiums/premiums-words.ts';
import { householdWords } from './household-words.ts';
import { Owed } from './owed.tsx';
import { StopInsurance } from './stop-insurance.tsx';

type Member = HouseholdView['members'][number];

/** Everybody of a household on one page: who is insured and how, and what one gives the other. */
export function HouseholdPage() {
  const t = useText(householdWords);
  const { person = '' } = useParams();
  const household = useQuery({
    queryKey: ['household', person],
    queryFn: () => get<HouseholdView>(`/households/${encodeURIComponent(person)}`),
  });
  return (
    <Frame
      back={<Link to="/households">← {t('back')}</Link>}
      title={`${t('title')} · ${household.data?.members[0]?.name ?? ''}`}
    >
      <AsyncView query={household}>
        {(view) => (
          <>
            <div className="halves">
              {view.members.map((member) => (
                <MemberCard key={member.id} member={member} />
              ))}
            </div>
            {view.more > 0 ? <p className="quiet">{t('more', { count: view.more })}</p> : null}
            <Card title={t('grants')}>
              <Grants members={view.members} />
            </Card>
          </>
        )}
      </AsyncView>
    </Frame>
  );
}

function MemberCard({ member }: { readonly member: Member }) {
  const t = useText(householdWords);
  const term = useTerm();
  const may = useMay();
  const id = encodeURIComponent(member.id);
  return (
    <Card
      title={
        <span className="tools">
          {member.name}
          <span className="quiet title-note">
            {t('member', { sex: term('sex', member.sex), age: member.age })} · {member.idNumber}
          </span>
        </span>
      }
    >
      <div className="stack">
        <Coverage member={member} />
        <Premiums member={member} />
        <section aria-label={`${t('account')} ${member.name}`}>
          <Balance account={member.account.account} />
        </section>
        {may('payment.read') ? <Owed person={member.id} name={member.name} /> : null}
        <div className="tools">
          <Link to={`/accounts/persons/${id}`}>{t('account')}</Link>
          {may('premium.write') ? <Link to={`/premiums/new/${id}`}>{t('ask')}</Link> : null}
          {may('premium.write') ? <StopInsurance member={member} /> : null}
        </div>
      </div>
    </Card>
  );
}

function Coverage({ member }: { readonly member: Member }) {
  const t = useText(householdWords);
  const term = useTerm();
  const until = (day: string | null) => (day === null ? t('now') : t('before', { day }));
  if (member.coverage.length + member.groups.length === 0) {
    return <Tag color="orange">{t('notInsured')}</Tag>;
  }
  return (
    <div className="scroll">
      <table className="plain" aria-label={`${t('coverage')} ${member.name}`}>
        <tbody>
          {[...member.coverage].reverse().map((row) => (
            <tr key={`${row.scheme}${row.standing}${row.startsOn}`}>
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
                {row.startsOn} – {until(row.endsOn)}
              </td>
            </tr>
          ))}
          {member.groups.map((row) => (
            <tr key={`${row.group}${row.startsOn}`}>
              <th scope="row">{term('group', row.group)}</th>
              <td>{t('groups')}</td>
              <td className="quiet">
                {row.startsOn} – {until(row.endsOn)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Premiums({ member }: { readonly member: Member }) {
  const t = useText(householdWords);
  const tp = useText(premiumsWords);
  if (member.premiums.length === 0) return <p className="quiet">{t('noPremiums')}</p>;
  return (
    <table className="plain" aria-label={`${t('premiums')} ${member.name}`}>
      <tbody>
        {member.premiums.slice(0, 6).map((premium) => (
          <tr key={premium.id}>
            <th scope="row">
              <Link to={`/premiums/orders/${premium.id}`}>
                {tp(`scheme.${premium.scheme}`)} {premium.year}
              </Link>
            </th>
            <td>
              <PremiumState premium={premium} />
            </td>
            <td className="number">
              <MoneyText amount={premium.personal} strong />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Grants({ members }: { readonly members: readonly Member[] }) {
  const t = useText(householdWords);
  const term = useTerm();
  const here = new Set(members.map(({ id }) => id));
  const grants = members.flatMap((giver) =>
    giver.account.given
      .filter(({ person }) => here.has(person.id))
      .map((grant) => ({ ...grant, giver: giver.name })),
  );
  if (grants.length === 0) return <p className="quiet">{t('noGrants')}</p>;
  return (
    <table className="plain" aria-label={t('grants')}>
      <tbody>
        {grants.map((grant) => (
          <tr key={grant.id}>
            <th scope="row">
              {t('grantText', { giver: grant.giver, receiver: grant.person.name })}
            </th>
            <td>{term('relation', grant.relation)}</td>
            <td className="number">
              <MoneyText amount={grant.left} strong />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
