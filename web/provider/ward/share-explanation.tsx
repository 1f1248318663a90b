import { useQuery } from '@tanstack/react-query';
import type { StayView } from '../../../src/money/ward/index.ts';
import { Explanation } from '../../explain/explanation.tsx';
import { GateNote } from '../../explain/gate-note.tsx';
import { post } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { useText } from '../../kit/language.tsx';
import type { QuoteView } from '../../kit/settlement-views.ts';
import { wardWords } from './words.ts';

/** The trial of this moment with every step; of a stay that is cut, part by part. */
export function ShareExplanation({ stay }: { stay: StayView }) {
  const t = useText(wardWords);
  const { id, person, provider, revision } = stay;
  const quote = useQuery({
    queryKey: ['quote', id, revision, 'explained'],
    queryFn: () => post<QuoteView>('/quotes', { person, provider, encounter: id }),
  });
  return (
    <AsyncView query={quote}>
      {({ settlements }) => (
        <div className="stack">
          <p className="quiet small ward-hint">{t('sharesLead')}</p>
          {settlements.map((view) => (
            <div key={view.from} className="stack">
              {settlements.length > 1 ? <h2 className="year-title">{view.from}</h2> : null}
              <GateNote gate={view.gate} />
              <Explanation view={view} />
            </div>
          ))}
        </div>
      )}
    </AsyncView>
  );
}
