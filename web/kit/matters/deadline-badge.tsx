import { useText } from '../language.tsx';
import type { CaseRow, CaseState, MatterSummary } from './views.ts';
import { mattersWords } from './words.ts';

type Props = Pick<CaseRow, 'colour' | 'dueOn' | 'dueProvisional'>;

/** When it must be finished; how near that is in words and in colour, so that nobody needs to see colours. */
export function DeadlineBadge({ colour, dueOn, dueProvisional }: Props) {
  const t = useText(mattersWords);
  if (dueOn === null) return <span className="quiet">{t('noDeadline')}</span>;
  return (
    <span className={`deadline ${colour}`}>
      <span className="deadline-mark" aria-hidden />
      {dueOn}
      <span> · {t(`colour.${colour}`)}</span>
      {dueProvisional ? <span className="quiet small">{t('dueProvisional')}</span> : null}
    </span>
  );
}

export function StateTag({ state }: { readonly state: CaseState }) {
  const t = useText(mattersWords);
  return <span className={`state-tag ${state}`}>{t(`state.${state}`)}</span>;
}

/** The promise of a matter, in words. */
export function useDeadlineText() {
  const t = useText(mattersWords);
  return ({
    deadline: { workingDays, until },
    automatic,
  }: Pick<MatterSummary, 'deadline' | 'automatic'>) =>
    workingDays === 0 && automatic
      ? t('deadlineAtOnce')
      : t(until === 'paid' ? 'deadlinePaid' : 'deadlineDecided', { days: workingDays });
}
