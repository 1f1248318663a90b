import { useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import { Link } from 'react-router';
import type { ChangeView } from '../../../src/counter/particulars/index.ts';
import { get } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { useText } from '../../kit/language.tsx';
import { mattersWords } from '../../kit/matters/words.ts';
import { momentText } from '../../kit/today.ts';
import type { Page } from '../../kit/views.ts';
import { windowWords } from './words.ts';

/** What of a person was changed, from what to what, and by which case. */
export function PersonChanges({ person }: { readonly person: string }) {
  const t = useText(windowWords);
  const tm = useText(mattersWords);
  const changes = useQuery({
    queryKey: ['person-changes', person],
    queryFn: () => get<Page<ChangeView>>(`/persons/${encodeURIComponent(person)}/changes`),
  });
  return (
    <Card title={t('changes')}>
      <AsyncView query={changes}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="quiet">{t('noChanges')}</p>
          ) : (
            <ul>
              {rows.map(({ field, before, after, case: of, number, changedAt }) => (
                <li key={`${of} ${field}`}>
                  {momentText(changedAt)} {tm(`changed.${field}`)}：{before ?? t('nothingBefore')} →{' '}
                  {after} <Link to={`/window/cases/${of}`}>{number}</Link>
                </li>
              ))}
            </ul>
          )
        }
      </AsyncView>
    </Card>
  );
}
