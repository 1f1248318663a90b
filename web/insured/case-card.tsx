import { Link } from 'react-router';
import { useText } from '../kit/language.tsx';
import { DeadlineBadge, StateTag } from '../kit/matters/deadline-badge.tsx';
import { useNamed } from '../kit/matters/named.ts';
import type { CaseRow } from '../kit/matters/views.ts';
import { useWhose } from './whose.ts';
import { insuredWords } from './words.ts';

export function CaseCard({ row }: { readonly row: CaseRow }) {
  const t = useText(insuredWords);
  const named = useNamed();
  const whose = useWhose();
  return (
    <li className="own-card">
      <Link to={`/cases/${row.id}`} className="strong big">
        {named(row.names)}
      </Link>
      <div className="tools">
        <StateTag state={row.state} />
        {row.dueOn === null ? null : <DeadlineBadge {...row} />}
      </div>
      {row.person === null || row.person.id === whose ? null : (
        <div className="small">{t('aboutChild', { name: row.person.name })}</div>
      )}
      <div className="quiet small">{t('number', { number: row.number })}</div>
    </li>
  );
}
