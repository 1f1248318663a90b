import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { get } from '../kit/api.ts';
import { useLanguage, useText } from '../kit/language.tsx';
import type { Names } from '../kit/matters/views.ts';
import { momentText } from '../kit/today.ts';
import { Waiting } from './waiting.tsx';
import { insuredWords } from './words.ts';

type NoticeView = {
  readonly id: string;
  readonly case: string;
  readonly words: Names;
  readonly at: string;
  readonly about: string | null;
};

/** What the office told this person. */
export function NoticesPage() {
  const t = useText(insuredWords);
  const { language } = useLanguage();
  const notices = useQuery({
    queryKey: ['own-notices'],
    queryFn: () => get<{ rows: readonly NoticeView[] }>('/own/notices'),
  });
  return (
    <div className="stack">
      <h1>{t('notices')}</h1>
      <Waiting query={notices}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="quiet">{t('noNotices')}</p>
          ) : (
            <ul className="own-cases">
              {rows.map((notice) => (
                <li key={notice.id} className="own-card">
                  <Link to={`/cases/${notice.case}`}>{notice.words[language]}</Link>
                  {notice.about === null ? null : (
                    <div className="small">{t('aboutChild', { name: notice.about })}</div>
                  )}
                  <div className="quiet small">{momentText(notice.at)}</div>
                </li>
              ))}
            </ul>
          )
        }
      </Waiting>
    </div>
  );
}
