import { Button } from 'antd';
import { useText } from '../kit/language.tsx';
import { MoneyText, rateText } from '../kit/money-text.tsx';
import type { RelativePayer, StepView } from '../kit/settlement-views.ts';
import { useTerm } from '../kit/term.ts';
import { usePayerName } from '../kit/use-payer-name.ts';
import { useFieldText } from './field-text.ts';
import { SourceText } from './source-text.tsx';
import { useTotalName } from './total-name.ts';
import { explainWords } from './words.ts';

/** Every step of the computation. `open` is absent on paper, where nothing can be opened. */
export function StepsTable({
  steps,
  open,
  relatives = [],
}: {
  steps: readonly StepView[];
  open?: (step: StepView) => void;
  /** Whose accounts paid, in the order of their steps. */
  relatives?: readonly RelativePayer[];
}) {
  const t = useText(explainWords);
  const payers = steps.filter(({ rule }) => PAID_BY_RELATIVES.includes(rule));
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
            <StepRow
              // biome-ignore lint/suspicious/noArrayIndexKey: steps are an ordered record, never moved.
              key={position}
              step={step}
              payer={relatives[payers.indexOf(step)]}
              {...(open ? { open } : {})}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = {
  step: StepView;
  payer: RelativePayer | undefined;
  open?: (step: StepView) => void;
};

function StepRow({ step, payer, open }: RowProps) {
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
        <NoteText step={step} payer={payer} />
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

/** Steps whose note is the one who paid, by an id that is nobody's business on paper. */
const PAID_BY_RELATIVES = ['mutual-aid', 'wallet'];

function NoteText({ step, payer }: Pick<RowProps, 'step' | 'payer'>) {
  const nameOf = usePayerName();
  const term = useTerm();
  const totalName = useTotalName();
  const { name } = useFieldText();
  if (step.note === '') return null;
  if (PAID_BY_RELATIVES.includes(step.rule)) {
    return payer ? <div className="quiet small">{nameOf(payer)}</div> : null;
  }
  const text = () => {
    if (step.rule === 'gate') return term('gate', step.note);
    if (step.rule === 'aid-not-referred') return term('filing', step.note);
    if (AID_STEPS.includes(step.rule)) return term('group', step.note);
    if (step.rule === 'pool-cap') return totalName(step.note);
    return name(step.note);
  };
  return <div className="quiet small">{text()}</div>;
}
