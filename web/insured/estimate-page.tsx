import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { post } from '../kit/api.ts';
import { useText } from '../kit/language.tsx';
import { useTerm } from '../kit/term.ts';
import { EstimateAnswer } from './estimate-answer.tsx';
import { OwnButton } from './own-button.tsx';
import type { Estimates, Overview } from './own-views.ts';
import { Refused } from './refused.tsx';
import { useOverview } from './use-own.ts';
import { Waiting } from './waiting.tsx';
import { ownWords } from './words.ts';

const PLAIN = ['inpatient', 'outpatient'];

/** What a bill would cost oneself: asked before one goes, so that one knows where to go. */
export function EstimatePage() {
  const t = useText(ownWords);
  const overview = useOverview();
  return (
    <div className="stack">
      <h1>{t('estimate')}</h1>
      <p className="quiet">{t('estimateLead')}</p>
      <Waiting query={overview}>{(seen) => <Asking overview={seen} />}</Waiting>
    </div>
  );
}

type Asked = {
  readonly kind: string;
  readonly amount: string;
  readonly selfPaid: string;
  readonly disease: string;
  readonly outOfArea: boolean;
  readonly filed: boolean;
};

const EMPTY: Asked = {
  ...{ kind: 'inpatient', amount: '', selfPaid: '', disease: '' },
  ...{ outOfArea: false, filed: true },
};

function bodyOf({ kind, amount, selfPaid, disease, outOfArea, filed }: Asked) {
  return {
    ...{ kind, amount: amount.trim() === '' ? '0' : amount.trim(), outOfArea },
    ...(selfPaid.trim() === '' ? {} : { selfPaid: selfPaid.trim() }),
    ...(PLAIN.includes(kind) || disease === '' ? {} : { disease }),
    filing: outOfArea && filed ? 'temporary' : 'none',
  };
}

function Asking({ overview }: { readonly overview: Overview }) {
  const t = useText(ownWords);
  const id = useId();
  const [asked, setAsked] = useState(EMPTY);
  const change = (more: Partial<Asked>) => setAsked((before) => ({ ...before, ...more }));
  const estimate = useMutation({
    mutationFn: async () => ({
      stay: asked.kind === 'inpatient',
      estimates: await post<Estimates>('/own/estimates', bodyOf(asked)),
    }),
  });
  return (
    <>
      <form
        className="own-card stack"
        onSubmit={(event) => {
          event.preventDefault();
          estimate.mutate();
        }}
      >
        <KindChoice overview={overview} asked={asked} change={change} />
        <label htmlFor={`${id}-amount`}>{t('howMuch')}</label>
        <AmountBox
          id={`${id}-amount`}
          value={asked.amount}
          change={(amount) => change({ amount })}
        />
        <label htmlFor={`${id}-self`}>{t('selfPart')}</label>
        <AmountBox
          id={`${id}-self`}
          value={asked.selfPaid}
          change={(selfPaid) => change({ selfPaid })}
        />
        <Check
          label={t('outside')}
          on={asked.outOfArea}
          change={(outOfArea) => change({ outOfArea })}
        />
        {asked.outOfArea ? (
          <Check label={t('filedAway')} on={asked.filed} change={(filed) => change({ filed })} />
        ) : null}
        <OwnButton
          block
          type="submit"
          tone="main"
          size="large"
          busy={estimate.isPending}
          disabled={asked.amount.trim() === ''}
        >
          {t('compute')}
        </OwnButton>
      </form>
      {estimate.isError ? <Refused error={estimate.error} /> : null}
      {estimate.data ? <EstimateAnswer {...estimate.data} /> : null}
    </>
  );
}

type BoxProps = {
  readonly id: string;
  readonly value: string;
  readonly change: (text: string) => void;
};

/** Digits with at most two places; a keyboard of digits on a telephone. */
function AmountBox({ id, value, change }: BoxProps) {
  return (
    <input
      id={id}
      className="box"
      inputMode="decimal"
      autoComplete="off"
      pattern="\d{1,12}(\.\d{1,2})?"
      value={value}
      onChange={({ target }) => change(target.value.replace(/[^\d.]/g, ''))}
    />
  );
}

type CheckProps = {
  readonly label: string;
  readonly on: boolean;
  readonly change: (on: boolean) => void;
};

function Check({ label, on, change }: CheckProps) {
  return (
    <label className="choice">
      <input type="checkbox" checked={on} onChange={({ target }) => change(target.checked)} />
      {label}
    </label>
  );
}

type ChoiceProps = {
  readonly overview: Overview;
  readonly asked: Asked;
  readonly change: (more: Partial<Asked>) => void;
};

/** Stays and visits, and the diseases that were recognised: nobody is asked about others. */
function KindChoice({ overview, asked, change }: ChoiceProps) {
  const t = useText(ownWords);
  const term = useTerm();
  const id = useId();
  const own = overview.diseases.map(({ kind }) => kind);
  const kinds = [...new Set([...PLAIN, ...own])];
  const diseases = overview.diseases.filter(({ kind }) => kind === asked.kind);
  return (
    <>
      <fieldset className="choices own-choices">
        <legend>{t('what')}</legend>
        {kinds.map((kind) => (
          <label key={kind} className="choice">
            <input
              type="radio"
              name={`${id}-kind`}
              checked={asked.kind === kind}
              onChange={() => {
                const first = overview.diseases.find((one) => one.kind === kind);
                change({ kind, disease: first?.disease ?? '' });
              }}
            />
            {term('visit', kind)}
          </label>
        ))}
      </fieldset>
      {diseases.length > 1 ? <label htmlFor={`${id}-disease`}>{t('whichDisease')}</label> : null}
      {diseases.length > 1 ? (
        <select
          id={`${id}-disease`}
          className="box"
          value={asked.disease}
          onChange={({ target }) => change({ disease: target.value })}
        >
          {diseases.map(({ disease }) => (
            <option key={disease} value={disease}>
              {term('disease', disease)}
            </option>
          ))}
        </select>
      ) : null}
    </>
  );
}
