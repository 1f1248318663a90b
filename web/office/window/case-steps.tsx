import { useLanguage, useText } from '../../kit/language.tsx';
import { useNamed } from '../../kit/matters/named.ts';
import type { CaseStep, CaseView } from '../../kit/matters/views.ts';
import { mattersWords } from '../../kit/matters/words.ts';
import { momentText } from '../../kit/today.ts';
import { windowWords } from './words.ts';

type State = 'past' | 'now' | 'later';

/** Who had it, who has it until when, and what comes next. */
export function CaseSteps({ view }: { readonly view: CaseView }) {
  const t = useText(windowWords);
  const tm = useText(mattersWords);
  const named = useNamed();
  const { language } = useLanguage();
  return (
    <ol className="step-list" aria-label={t('whoNext')}>
      {view.steps.map((step, index) => {
        const state = stateOf(view, index);
        return (
          <li
            key={step.code}
            className={state}
            {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}
          >
            <strong>{named(step.label)}</strong>
            <span className="quiet small">
              {tm(`role.${step.role}`)} · {view.offices[step.office]?.[language] ?? step.office}
            </span>
            <StepSentence view={view} step={step} state={state} />
          </li>
        );
      })}
    </ol>
  );
}

function stateOf({ step, state, steps }: CaseView, index: number): State {
  if (step === null) {
    if (state === 'submitted') return 'later';
    return steps[index]?.doneAt || state === 'done' ? 'past' : 'later';
  }
  return index < step ? 'past' : index === step ? 'now' : 'later';
}

type SentenceProps = {
  readonly view: CaseView;
  readonly step: CaseStep;
  readonly state: State;
};

function StepSentence({ view, step, state }: SentenceProps) {
  const t = useText(windowWords);
  const over = ['done', 'refused', 'not-accepted', 'withdrawn'].includes(view.state);
  if (state === 'past') {
    const holder = step.doneBy === 'system' ? t('bySystem') : (step.doneBy ?? '');
    const facts = { holder, day: momentText(step.doneAt ?? '') };
    return <span className="small">{step.doneAt ? t('stepDone', facts) : t('stepDoneOnly')}</span>;
  }
  if (state === 'later') {
    if (over) return null;
    return (
      <span className="small quiet">
        {step.workingDays === 0 ? t('stepLaterToday') : t('stepLater', { days: step.workingDays })}
      </span>
    );
  }
  const facts = { holder: view.assignee ?? '', day: view.stepDueOn ?? '' };
  const sentence = view.assignee === null ? 'stepNowNobody' : 'stepNow';
  return <span className="small">{view.stepDueOn ? t(sentence, facts) : t('stepNowOnly')}</span>;
}
