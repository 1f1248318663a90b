import { useId, useState } from 'react';
import { changeDraft } from '../drafts/drafts.ts';
import type { Draft } from '../drafts/model.ts';
import { useText } from '../language.tsx';
import type { useToldPerson } from './use-told-person.ts';
import { filingWords } from './words.ts';

type Props = { readonly draft: Draft; readonly told: ReturnType<typeof useToldPerson> };

/** Whom it is for, while that is not certain: it waits for the line, somebody chooses, or the number is put right. */
export function TellWho({ draft, told: { who, candidates, take } }: Props) {
  const t = useText(filingWords);
  const { told } = draft;
  if (who === 'known' || told === null) return null;
  return (
    <section className="hint-line warning stack" role="status">
      <p>{t(`who.${who}`, { name: told.name, number: told.idNumber })}</p>
      {candidates.length > 0 ? (
        <ul className="told-candidates">
          {candidates.map((one) => (
            <li key={one.id}>
              <span>
                <strong>{one.name}</strong> {one.idNumber}
              </span>
              <button type="button" className="quiet-button" onClick={() => void take(one)}>
                {t('thisPerson')}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {who === 'asking' ? null : <Correct key={told.idNumber} draft={draft} told={told} />}
    </section>
  );
}

type CorrectProps = { readonly draft: Draft; readonly told: NonNullable<Draft['told']> };

/** What was written down wrongly is put right here; the words and sheets of the draft stay. */
function Correct({ draft, told }: CorrectProps) {
  const t = useText(filingWords);
  const id = useId();
  const [name, setName] = useState(told.name);
  const [idNumber, setNumber] = useState(told.idNumber);
  const whole = name.trim() !== '' && /^\d{17}[\dXx]$/.test(idNumber.trim());
  return (
    <form
      className="told-correct"
      onSubmit={(event) => {
        event.preventDefault();
        const next = { name: name.trim(), idNumber: idNumber.trim().toUpperCase() };
        if (whole) void changeDraft(draft.id, (now) => ({ ...now, told: next }));
      }}
    >
      <label htmlFor={`${id}-name`}>{t('toldName')}</label>
      <input
        id={`${id}-name`}
        className="box"
        autoComplete="off"
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <label htmlFor={`${id}-number`}>{t('toldNumber')}</label>
      <input
        id={`${id}-number`}
        className="box"
        autoComplete="off"
        value={idNumber}
        onChange={({ target }) => setNumber(target.value)}
      />
      <button type="submit" className="quiet-button" disabled={!whole}>
        {t('lookUpAgain')}
      </button>
    </form>
  );
}
