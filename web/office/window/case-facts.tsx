import { useMay } from '../../account/session.ts';
import { useLanguage, useText } from '../../kit/language.tsx';
import { wantedFields } from '../../kit/matters/ask-fields.ts';
import { FieldText } from '../../kit/matters/field-text.tsx';
import { useNamed } from '../../kit/matters/named.ts';
import { ResultList } from '../../kit/matters/result-list.tsx';
import type { ResultName } from '../../kit/matters/result-shown.ts';
import type { CaseView } from '../../kit/matters/views.ts';
import { mattersWords } from '../../kit/matters/words.ts';
import { useTerm } from '../../kit/term.ts';
import { momentText } from '../../kit/today.ts';
import { windowWords } from './words.ts';

/** What was asked for, by whom and where; and what came of it. */
export function CaseFacts({ view }: { readonly view: CaseView }) {
  const t = useText(windowWords);
  const tm = useText(mattersWords);
  const named = useNamed();
  const term = useTerm();
  const { language } = useLanguage();
  const may = useMay();
  const { applicant, result } = view;
  const linkOf = (name: ResultName) => {
    if (name === 'certificate') return `/window/certificates/${result.certificate}`;
    if (name === 'settlement' && may('settlement.read')) return `/settlements/${result.settlement}`;
    return name === 'originalNumber' ? `/window/cases/${result.original}` : null;
  };
  const kind = `applicant.${applicant.kind}` as keyof typeof mattersWords.zh;
  const relation = applicant.relation && term('relation', applicant.relation);
  const who = [tm(kind), applicant.name, relation, applicant.phone].filter(Boolean);
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
                <FieldText
                  field={field}
                  value={view.form[field.name] ?? null}
                  form={view.form}
                  called={view.called}
                />
              </dd>
            </div>
          ))}
      </dl>
      {wide.map((field) => (
        <section key={field.name} aria-label={named(field.label)}>
          <h3 className="part-title">{named(field.label)}</h3>
          <FieldText
            field={field}
            value={view.form[field.name] ?? null}
            form={view.form}
            called={view.called}
          />
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
      </dl>
      <ResultList view={view} linkOf={linkOf} />
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
