import { Link } from 'react-router';
import { useLanguage, useText } from '../../kit/language.tsx';
import { wantedFields } from '../../kit/matters/ask-fields.ts';
import { FieldText } from '../../kit/matters/field-text.tsx';
import { useNamed } from '../../kit/matters/named.ts';
import type { CaseView } from '../../kit/matters/views.ts';
import { mattersWords } from '../../kit/matters/words.ts';
import { momentText } from '../../kit/today.ts';
import { windowWords } from './words.ts';

/** What was asked for, by whom and where; and what came of it. */
export function CaseFacts({ view }: { readonly view: CaseView }) {
  const t = useText(windowWords);
  const tm = useText(mattersWords);
  const named = useNamed();
  const { language } = useLanguage();
  const { applicant, result } = view;
  const kind = `applicant.${applicant.kind}` as keyof typeof mattersWords.zh;
  const who = [tm(kind), applicant.name, applicant.relation, applicant.phone].filter(Boolean);
  const fields = wantedFields(view, view.form);
  const wide = fields.filter(({ kind }) => kind === 'lines' || kind === 'long-text');
  return (
    <div className="stack">
      <dl className="facts">
        {fields
          .filter((field) => !wide.includes(field))
          .map((field) => (
            <div key={field.name}>
              <dt>{named(field.label)}</dt>
              <dd>
                <FieldText field={field} value={view.form[field.name] ?? null} />
              </dd>
            </div>
          ))}
      </dl>
      {wide.map((field) => (
        <section key={field.name} aria-label={named(field.label)}>
          <h3 className="part-title">{named(field.label)}</h3>
          <FieldText field={field} value={view.form[field.name] ?? null} />
        </section>
      ))}
      <dl className="facts apart">
        <Fact name={t('applicant')} text={who.join(' · ')} />
        <Fact name={t('channel')} text={tm(`channel.${view.channel}`)} />
        <Fact
          name={t('acceptedAt')}
          text={view.offices[view.acceptedAt]?.[language] ?? view.acceptedAt}
        />
        <Fact name={t('submittedAt')} text={momentText(view.submittedAt)} />
        {result.certificate ? (
          <div>
            <dt>{t('result')}</dt>
            <dd>
              <Link to={`/window/certificates/${result.certificate}`}>
                {result.certificateNumber ?? result.certificate}
              </Link>
            </dd>
          </div>
        ) : null}
        {Object.entries(result).map(([name, text]) => (
          <Fact key={name} name={`${t('result')} · ${name}`} text={text} />
        ))}
      </dl>
    </div>
  );
}

function Fact({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}
