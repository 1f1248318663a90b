import { caseSentence } from '../case-sentence.ts';
import { useLanguage, useText } from '../language.tsx';
import { momentText } from '../today.ts';
import type { TraceLine } from './views.ts';
import { mattersWords } from './words.ts';

type Props = {
  readonly trace: readonly TraceLine[];
  /** What an office is called; where it is not known its path is shown. */
  readonly officeName?: (path: string) => string;
  /** Who did it; the applicant is told no accounts of officers. */
  readonly actorName?: (line: TraceLine) => string;
};

/** What has happened, each act one plain sentence. Nobody can edit it. */
export function TraceList({
  trace,
  officeName = (path) => path,
  actorName = ({ actor }) => actor,
}: Props) {
  const t = useText(mattersWords);
  const { language } = useLanguage();
  const toldTo = (to = '') => ({
    to: to === 'applicant' ? t('applicantTold') : to === '' ? '' : officeName(to),
  });
  // Nobody decided what the rule did; that it was the rule is said.
  const nameOf = (line: TraceLine) => {
    if (line.actor !== 'system') return actorName(line);
    return line.act === 'approve' ? t('byRule') : '';
  };
  return (
    <ol className="trace" aria-label={t('trace')}>
      {trace.map((line) => {
        const { seq, at, office, act, facts } = line;
        return (
          <li key={seq} data-act={act}>
            <time className="quiet small" dateTime={at}>
              {momentText(at)}
            </time>
            <div>
              <Who name={nameOf(line)} />
              {caseSentence(language, `act.${act}`, { ...facts, ...toldTo(facts.to) })}
              {office === null || officeName(office) === '' ? null : (
                <span className="quiet small"> · {officeName(office)}</span>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function Who({ name }: { readonly name: string }) {
  return name === '' ? null : <strong>{name} </strong>;
}
