import { type ReactNode, useId, useState } from 'react';
import { useText } from '../language.tsx';
import { AccountInput } from './account-input.tsx';
import { checkForm, isEmpty } from './ask-fields.ts';
import { useNamed } from './named.ts';
import type { ActBody, CaseView, FormValue } from './views.ts';
import { mattersWords } from './words.ts';

type Props = {
  readonly view: Pick<CaseView, 'fields' | 'form' | 'trace'>;
  readonly send: (words: Pick<ActBody, 'account'>) => void;
  /** In the look of the page around it. */
  readonly button: (submit: () => void, label: string) => ReactNode;
};

/** Where the money goes instead, after the bank did not pay; the next order goes there. */
export function AccountForm({ view, send, button }: Props) {
  const t = useText(mattersWords);
  const named = useNamed();
  const id = useId();
  const field = view.fields.find(({ kind }) => kind === 'account');
  const before = (field && view.form[field.name]) as Readonly<Record<string, string>> | undefined;
  const [account, setAccount] = useState<FormValue>({
    holder: before?.holder?.includes('*') ? '' : (before?.holder ?? ''),
    ...{ bank: before?.bank ?? '', number: '' },
  });
  const [shown, setShown] = useState(false);
  if (!field) return null;
  const problem = checkForm({ fields: [{ ...field, when: [] }] }, { [field.name]: account })[
    field.name
  ];
  const back = view.trace.findLast(({ act }) => act === 'payment-returned');
  const submit = () => {
    setShown(true);
    if (problem || isEmpty(account)) return;
    send({ account: account as unknown as NonNullable<ActBody['account']> });
  };
  return (
    <div className="stack">
      {back ? (
        <p className="hint-line warning">
          {t('accountReturned', { reason: back.facts.reason ?? '' })}
        </p>
      ) : null}
      <fieldset className="asked" data-field={field.name}>
        <legend>{named(field.label)}</legend>
        <AccountInput
          id={id}
          field={field}
          value={account}
          bad={shown && problem !== undefined}
          change={setAccount}
        />
        {shown && problem ? (
          <p className="field-problem" role="alert">
            {t(`problem.${problem}`)}
          </p>
        ) : null}
      </fieldset>
      {button(submit, t('accountCorrect'))}
    </div>
  );
}
