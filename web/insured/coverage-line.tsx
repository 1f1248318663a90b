import { Link } from 'react-router';
import { useText } from '../kit/language.tsx';
import { useTerm } from '../kit/term.ts';
import { lastDay } from './last-day.ts';
import type { Overview } from './own-views.ts';
import { ownWords } from './words.ts';

const STANDING = { covered: 'coveredNow', waiting: 'waitingNow', arrears: 'arrearsNow' } as const;

type Props = {
  readonly overview: Overview;
  /** On its own page there is nowhere further to go. */
  readonly alone?: boolean;
};

/** Whether care is paid for today, in one sentence. */
export function CoverageLine({ overview, alone = false }: Props) {
  const t = useText(ownWords);
  const term = useTerm();
  const { now, next } = overview.coverage;
  const state = now ? STANDING[now.standing as keyof typeof STANDING] : 'notCovered';
  const good = now?.standing === 'covered';
  return (
    <>
      <p className={`own-standing ${good ? 'good' : 'bad'}`}>
        <span aria-hidden>{good ? '✓' : '!'}</span> <strong>{t(state)}</strong>
      </p>
      {good ? <p>{t('coveredWords', { scheme: term('scheme', now.scheme) })}</p> : null}
      {good && now.endsOn ? <p>{t('coveredUntil', { day: lastDay(now.endsOn) })}</p> : null}
      {next ? (
        <p>
          {t(next.standing === 'covered' ? 'paidFrom' : 'beginsOn', {
            ...{ scheme: term('scheme', next.scheme), day: next.startsOn },
          })}
        </p>
      ) : null}
      {now === null || state === 'arrearsNow' ? (
        <Link to="/premiums">{t('toPremiums')}</Link>
      ) : null}
      {alone ? null : <Link to="/coverage">{t('coverage')}</Link>}
    </>
  );
}
