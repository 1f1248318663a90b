import { useNavigate } from 'react-router';
import { useText } from '../kit/language.tsx';
import { CaseCard } from './case-card.tsx';
import { OwnButton } from './own-button.tsx';
import { OwnDrafts } from './own-drafts.tsx';
import { useCases } from './use-own.ts';
import { Waiting } from './waiting.tsx';
import { insuredWords } from './words.ts';

/** What one asked for, and how far it is. */
export function MinePage() {
  const t = useText(insuredWords);
  const navigate = useNavigate();
  const cases = useCases();
  return (
    <div className="stack">
      <h1>{t('mine')}</h1>
      <OwnDrafts />
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
