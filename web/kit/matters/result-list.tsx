import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useLanguage, useText } from '../language.tsx';
import { moneyText } from '../money-text.tsx';
import { useTerm } from '../term.ts';
import { useNamed } from './named.ts';
import { placeText } from './place-input.tsx';
import { isResultName, RESULTS, type ResultName, UNSAID } from './result-shown.ts';
import { resultWords } from './result-words.ts';
import type { CaseView } from './views.ts';
import { mattersWords } from './words.ts';

type Props = {
  readonly view: Pick<CaseView, 'result' | 'fields' | 'called'>;
  /** Where a member's page is for this reader; null: he has none, and it is left out. */
  readonly linkOf: (name: ResultName) => string | null;
};

/** What came of a case, in words: amounts, days and names, and no code of the program. */
export function ResultList({ view, linkOf }: Props) {
  const t = useText(mattersWords);
  const tr = useText(resultWords);
  const rows = Object.entries(view.result).filter(
    ([name, text]) => text !== '' && !UNSAID.includes(name) && !isLeftOut(name, linkOf),
  );
  if (rows.length === 0) return null;
  return (
    <section aria-label={t('result')}>
      <h3 className="part-title">{t('result')}</h3>
      <dl className="facts">
        {rows.map(([name, text]) => (
          <div key={name} data-result={name}>
            <dt>{isResultName(name) ? tr(name) : name}</dt>
            <dd>
              <ResultText view={view} name={name} text={text} linkOf={linkOf} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function isLeftOut(name: string, linkOf: Props['linkOf']): boolean {
  return isResultName(name) && RESULTS[name] === 'link' && linkOf(name) === null;
}

/** What a link says that has no number of its own. */
const OPEN: Partial<Record<ResultName, 'open.certificate' | 'open.settlement'>> = {
  certificate: 'open.certificate',
  settlement: 'open.settlement',
};

type TextProps = Props & { readonly name: string; readonly text: string };

function ResultText({ view, name, text, linkOf }: TextProps): ReactNode {
  const t = useText(mattersWords);
  const term = useTerm();
  const named = useNamed();
  const { language } = useLanguage();
  // What was chosen in the form is called here as it was there.
  const field = view.fields.find((one) => one.name === name);
  const choice = field?.choices.find(({ value }) => value === text);
  if (choice) return named(choice);
  if (!isResultName(name)) return text;
  const shown = RESULTS[name];
  const many = (write: (code: string) => string) =>
    text
      .split(' ')
      .map(write)
      .join(language === 'zh' ? '、' : ', ');
  switch (shown) {
    case 'money':
      return <span className="money">{moneyText(text)}</span>;
    case 'place':
      return placeText(text, language);
    case 'named':
      return view.called[text] ?? text;
    case 'changes':
      return many((code) => t(`changed.${code}` as 'changed.name'));
    case 'diseases':
      return many((code) => term('disease', code));
    case 'link': {
      const said = OPEN[name];
      return <Link to={linkOf(name) ?? ''}>{said ? t(said) : text}</Link>;
    }
    case 'text':
      return text;
    default:
      return term(shown, text);
  }
}
