import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { useSession } from '../account/session.ts';
import { get } from '../kit/api.ts';
import { useDrafts } from '../kit/drafts/drafts.ts';
import { DraftList } from '../kit/filing/draft-list.tsx';
import { useText } from '../kit/language.tsx';
import { DeadlineBadge, StateTag } from '../kit/matters/deadline-badge.tsx';
import { useNamed } from '../kit/matters/named.ts';
import type { CaseRow } from '../kit/matters/views.ts';
import { OwnButton } from './own-button.tsx';
import { Waiting } from './waiting.tsx';
import { insuredWords } from './words.ts';

/** What one asked for, and how far it is. */
export function MinePage() {
  const t = useText(insuredWords);
  const navigate = useNavigate();
  const self = useSession().data?.signed?.person;
  const drafts = (useDrafts() ?? []).filter(
    ({ layout, person }) => layout === 'own' && (person === null || person.id === self),
  );
  const cases = useQuery({
    queryKey: ['own-cases'],
    queryFn: () => get<{ rows: readonly CaseRow[] }>('/own/cases'),
  });
  return (
    <div className="stack">
      <h1>{t('mine')}</h1>
      <DraftList drafts={drafts} to={(draft) => `/drafts/${draft}`} />
      <Waiting query={cases}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="quiet">{t('noCases')}</p>
          ) : (
            <ul className="own-cases">
              {rows.map((row) => (
                <CaseCard key={row.id} row={row} />
              ))}
            </ul>
          )
        }
      </Waiting>
      <OwnButton block tone="main" size="large" onClick={() => navigate('/start')}>
        {t('startOne')}
      </OwnButton>
    </div>
  );
}

function CaseCard({ row }: { readonly row: CaseRow }) {
  const t = useText(insuredWords);
  const named = useNamed();
  return (
    <li className="own-card">
      <Link to={`/cases/${row.id}`} className="strong big">
        {named(row.names)}
      </Link>
      <div className="tools">
        <StateTag state={row.state} />
        {row.dueOn === null ? null : <DeadlineBadge {...row} />}
      </div>
      <div className="quiet small">{t('number', { number: row.number })}</div>
    </li>
  );
}
