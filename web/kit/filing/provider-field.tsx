import { useId } from 'react';
import { useText } from '../language.tsx';
import { SearchInput } from '../matters/search-input.tsx';
import type { Field } from '../matters/views.ts';
import { mattersWords } from '../matters/words.ts';
import { filingWords } from './words.ts';

const FIELD: Field = {
  ...{ name: 'provider', kind: 'provider', label: { zh: '医药机构', en: 'Provider' }, hint: null },
  ...{ required: true, choices: [], of: null, when: [], fetched: null, personal: false },
};

type Props = {
  readonly provider: string | null;
  readonly bad: boolean;
  readonly change: (provider: string | null) => void;
};

/** Whom a matter concerns that concerns no person. */
export function ProviderField({ provider, bad, change }: Props) {
  const t = useText(filingWords);
  const tm = useText(mattersWords);
  const id = useId();
  return (
    <div className="asked" data-bad={bad}>
      <label htmlFor={id}>{t('provider')}</label>
      <SearchInput
        id={id}
        kind="provider"
        field={FIELD}
        value={provider}
        bad={bad}
        change={(value) => change(typeof value === 'string' && value !== '' ? value : null)}
      />
      {bad ? (
        <p className="field-problem" role="alert">
          {tm('problem.missing')}
        </p>
      ) : null}
    </div>
  );
}
