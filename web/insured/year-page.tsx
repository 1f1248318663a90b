import { useText } from '../kit/language.tsx';
import { moneyText } from '../kit/money-text.tsx';
import { useTerm } from '../kit/term.ts';
import { Article } from './article.tsx';
import type { Limit, Overview } from './own-views.ts';
import { useOverview } from './use-own.ts';
import { Waiting } from './waiting.tsx';
import { ownWords } from './words.ts';

/** How far the year is: a bar for each figure of the law that counts for this person. */
export function YearPage() {
  const t = useText(ownWords);
  const overview = useOverview();
  return (
    <div className="stack">
      <h1>{t('year')}</h1>
      <Waiting query={overview}>
        {({ year }) =>
          year === null ? <p className="hint-line">{t('noPolicy')}</p> : <Year year={year} />
        }
      </Waiting>
    </div>
  );
}

function Year({ year }: { readonly year: NonNullable<Overview['year']> }) {
  const t = useText(ownWords);
  const term = useTerm();
  return (
    <>
      <p className="quiet">
        {t('yearLead', { year: year.year, scheme: term('scheme', year.scheme) })}
      </p>
      {year.admissions > 0 ? <p>{t('admissions', { count: year.admissions })}</p> : null}
      <ul className="own-cases">
        {year.limits.map((limit) => (
          <LimitBar key={`${limit.kind} ${limit.key} ${limit.limit}`} limit={limit} />
        ))}
      </ul>
    </>
  );
}

function LimitBar({ limit }: { readonly limit: Limit }) {
  const name = useLimitName();
  const words = useLimitWords();
  return (
    <li className="own-card stack">
      <h2>{name(limit)}</h2>
      {limit.percent === null ? null : (
        <span className="own-bar wide" aria-hidden>
          <span
            className={limit.kind.endsWith('deductible') ? 'mine' : 'fund'}
            style={{ width: `${limit.percent}%` }}
          />
        </span>
      )}
      <div>
        {words(limit).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <Article source={limit.source} />
    </li>
  );
}

/** The figure, then for which visits and at which level of hospital, where it is not for all. */
function useLimitName() {
  const t = useText(ownWords);
  const term = useTerm();
  return ({ kind, key, visits, levels }: Limit): string => {
    const disease = key.startsWith('pool.chronic.') ? [term('disease', key.slice(13))] : [];
    const where = levels.map((level) => term('level', level)).join('、');
    const of = [...visits.map((visit) => term('visit', visit)), ...disease].join('、');
    return [t(`limit.${kind}`), of, where === '' ? '' : t('atLevels', { levels: where })]
      .filter((part) => part !== '')
      .join(' · ');
  };
}

function useLimitWords() {
  const t = useText(ownWords);
  return ({ kind, used, limit, left, percent }: Limit): string[] => {
    if (limit === null || left === null) return [t('noLimit', { used: moneyText(used) })];
    const facts = { used: moneyText(used), limit: moneyText(limit), left: moneyText(left) };
    if (kind.endsWith('deductible')) {
      return [t('borne', facts), percent === 100 ? t('started') : t('untilStart', facts)];
    }
    return [t('usedOf', facts), percent === 100 ? t('usedUp') : t('leftOf', facts)];
  };
}
