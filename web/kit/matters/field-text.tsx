import { useLanguage, useText } from '../language.tsx';
import { moneyText } from '../money-text.tsx';
import { useTerm } from '../term.ts';
import { isEmpty } from './ask-fields.ts';
import { useNamed } from './named.ts';
import { placeText } from './place-input.tsx';
import { placesFor } from './places-of.ts';
import { useProviderName } from './use-provider-name.ts';
import type { Field, Form, FormValue } from './views.ts';
import { mattersWords } from './words.ts';

type Props = {
  readonly field: Field;
  readonly value: FormValue;
  /** The other answers: a township is named within its county. */
  readonly form?: Form;
  /** Names of what stands there by its id. */
  readonly called?: Readonly<Record<string, string>>;
};

/** An answer as it is read, not as it is sent. */
export function FieldText({ field, value, form = {}, called = {} }: Props) {
  const t = useText(mattersWords);
  const term = useTerm();
  const { language } = useLanguage();
  const named = useNamed();
  if (isEmpty(value) || value === null) return <span className="quiet">—</span>;
  if (typeof value === 'boolean') return <>{t(value ? 'yes' : 'no')}</>;
  if (typeof value === 'string') {
    const choice = field.choices.find((one) => one.value === value);
    if (choice) return <>{named(choice)}</>;
    if (field.kind === 'yes-no')
      return <>{t(value === 'true' || value === 'yes' ? 'yes' : 'no')}</>;
    if (field.kind === 'money') return <>{moneyText(value)}</>;
    if (field.kind === 'place') return <>{placeText(value, language)}</>;
    if (field.kind === 'disease' || field.kind === 'group') return <>{term(field.kind, value)}</>;
    if (field.kind === 'county' || field.kind === 'township') {
      const place = placesFor(field, form).find(({ code }) => code === value);
      return <>{place ? named(place) : value}</>;
    }
    if (called[value] !== undefined) return <>{called[value]}</>;
    if (field.kind === 'provider') return <ProviderText id={value} />;
    const known = field.fetched === null ? undefined : KINDS[field.fetched];
    return <>{known ? term(known, value) : value}</>;
  }
  if (Array.isArray(value)) return <BillText lines={value as readonly Line[]} />;
  const { holder = '', bank = '', number = '' } = value as Line;
  return (
    <>
      {holder} · {bank} · {number}
    </>
  );
}

function ProviderText({ id }: { readonly id: string }) {
  return <>{useProviderName(id)}</>;
}

/** What a fetched fact is a code of. */
const KINDS: Readonly<Record<string, string>> = {
  'coverage.scheme': 'scheme',
  'coverage.standing': 'standing',
  'person.sex': 'sex',
};

type Line = Readonly<Record<string, string>>;

function BillText({ lines }: { readonly lines: readonly Line[] }) {
  const t = useText(mattersWords);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the page is scrolled by keys as well
    <section className="scroll" tabIndex={0} aria-label={t('linesOfBill')}>
      <table className="plain">
        <thead>
          <tr>
            <th>{t('lineNumber')}</th>
            <th>{t('line.name')}</th>
            <th>{t('line.day')}</th>
            <th className="number">{t('line.quantity')}</th>
            <th className="number">{t('line.unitPrice')}</th>
            <th className="number">{t('line.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place
            <tr key={i}>
              <td>{i + 1}</td>
              <td>
                {line.name} <span className="quiet small">{line.code}</span>
              </td>
              <td>{line.day}</td>
              <td className="number">{line.quantity}</td>
              <td className="number">{moneyText(line.unitPrice ?? '')}</td>
              <td className="number">{moneyText(line.amount ?? '')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
