import type { PapersView } from '../../../src/money/settlement/index.ts';
import { useText } from '../../kit/language.tsx';
import { useTerm } from '../../kit/term.ts';
import { momentText } from '../../kit/today.ts';
import { cashierWords } from './words.ts';

/** Whose paper it is, by whom and of when. */
export function PaperHead({ papers, title }: { papers: PapersView; title: string }) {
  const t = useText(cashierWords);
  const term = useTerm();
  const { person, provider } = papers;
  const facts: readonly (readonly [string, string])[] = [
    [t('name'), person.name],
    [t('sex'), term('sex', person.sex)],
    [t('age'), t('years', { age: person.age })],
    [t('idNumber'), person.idNumber],
    [t('scheme'), term('scheme', papers.scheme)],
    [t('visitKind'), term('visit', papers.visitKind)],
    [t('visitDay'), papers.from],
    [t('settledAt'), momentText(papers.settledAt)],
    [t('visitNumber'), papers.encounter],
    [t('settlementNumber'), papers.id],
  ];
  return (
    <>
      <h1>{provider.name}</h1>
      <p className="slip-kind">
        {title}
        {papers.kind === 'reversal' ? ` · ${t('reversalPaper')}` : ''}
        {papers.reversed ? ` · ${t('wasCancelled')}` : ''}
      </p>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
