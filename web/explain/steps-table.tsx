import { Button } from 'antd';
import { useText } from '../kit/language.tsx';
import { MoneyText, rateText } from '../kit/money-text.tsx';
import type { StepView } from '../kit/settlement-views.ts';
import { useTerm } from '../kit/term.ts';
import { useFieldText } from './field-text.ts';
import { SourceText } from './source-text.tsx';
import { useTotalName } from './total-name.ts';
import { explainWords } from './words.ts';

/** Every step of the computation. `open` is absent on paper, where nothing can be opened. */
export function StepsTable({
  steps,
  open,
}: {
  steps: readonly StepView[];
  open?: (step: StepView) => void;
}) {
  const t = useText(explainWords);
  return (
    <div className="scroll">
      <table className="plain steps" aria-label={t('steps')}>
        <thead>
          <tr>
            <th scope="col">{t('rule')}</th>
            <th scope="col" className="number">
              {t('base')}
            </th>
            <th scope="col" className="number">
              {t('rate')}
            </th>
            <th scope="col" className="number">
              {t('result')}
            </th>
            <th scope="col">{t('source')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps are an ordered record, never moved.
            <StepRow key={position} step={step} {...(open ? { open } : {})} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function StepRow({ step, open }: { step: StepView; open?: (step: StepView) => void }) {
  const t = useText(explainWords);
  const term = useTerm();
  const name = term('rule', step.rule);
  const opens = open !== undefined && step.document !== '';
  return (
    <tr className={opens ? 'opens' : undefined} onClick={opens ? () => open(step) : undefined}>
      <th scope="row">
        {opens ? (
          <Button type="link" size="small" className="in-text" aria-label={t('openRule', { name })}>
            {name}
          </Button>
        ) : (
          name
        )}
        <NoteText step={step} />
      </th>
      <td className="number">
        <MoneyText amount={step.base} />
      </td>
      <td className={`number${step.rate === null ? ' blank' : ''}`}>
        {step.rate === null ? '—' : rateText(step.rate)}
      </td>
      <td className="number">
        <MoneyText amount={step.result} strong />
      </td>
      <td className={step.source === '' ? 'blank' : undefined}>
        <SourceText source={step.source} />
      </td>
    </tr>
  );
}

/** Steps whose note is the special group that is aided. */
const AID_STEPS = ['aid-base', 'aid-cap', 'medical-aid', 'extra-aid'];

function NoteText({ step }: { step: StepView }) {
  const term = useTerm();
  const totalName = useTotalName();
  const { name } = useFieldText();
  if (step.note === '') return null;
  const text = () => {
    if (step.rule === 'gate') return term('gate', step.note);
    if (step.rule === 'aid-not-referred') return term('filing', step.note);
    if (AID_STEPS.includes(step.rule)) return term('group', step.note);
    if (step.rule === 'pool-cap') return totalName(step.note);
    return name(step.note);
  };
  return <div className="quiet small">{text()}</div>;
}
