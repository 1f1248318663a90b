import { Link } from 'react-router';
import { useLanguage, useText } from '../kit/language.tsx';
import type { Json, JsonObject, PolicyDocumentView } from '../kit/policy-views.ts';
import { useTerm } from '../kit/term.ts';
import { momentText } from '../kit/today.ts';
import { isObject, isRows, RowsTable } from './document-rows.tsx';
import { useFieldText } from './field-text.ts';
import { SourceText } from './source-text.tsx';
import { explainWords } from './words.ts';

const HEADER = [
  'id',
  'benefit',
  'area',
  'areaName',
  'scheme',
  'from',
  'until',
  'fromSource',
  'title',
];

/** Title, version and dates of a document. */
export function DocumentHead({ view }: { view: PolicyDocumentView }) {
  const t = useText(explainWords);
  const term = useTerm();
  const { language } = useLanguage();
  const { document } = view;
  const title = isObject(document.title) ? String(document.title[language] ?? '') : view.id;
  const { until } = view;
  return (
    <div className="stack">
      <strong>
        <Link to={`/policies/document?id=${encodeURIComponent(view.id)}`}>{title}</Link>
      </strong>
      <dl className="facts">
        <div>
          <dt>{t('schemeAndBenefit')}</dt>
          <dd>
            {term('scheme', String(document.scheme ?? ''))} ·{' '}
            {term('benefit', String(document.benefit ?? ''))}
          </dd>
        </div>
        <div>
          <dt>{t('inForce')}</dt>
          <dd>
            {String(document.from ?? '')} –{' '}
            {until === null ? t('openEnd') : t('until', { day: until })}
            <br />
            <SourceText
              source={typeof document.fromSource === 'string' ? document.fromSource : null}
            />
          </dd>
        </div>
        <div>
          <dt>{t('version')}</dt>
          <dd>
            <code>{view.id}</code>
          </dd>
        </div>
        <div>
          <dt>{t('fingerprint')}</dt>
          <dd>
            <code title={view.hash}>{view.hash.slice(0, 12)}</code>
          </dd>
        </div>
        <div>
          <dt>{t('publishedAt')}</dt>
          <dd>{momentText(view.publishedAt)}</dd>
        </div>
      </dl>
    </div>
  );
}

/** The rules of a document as tables that a clerk can read; the clause that is asked for is lit. */
export function DocumentTables({ document, clause }: { document: JsonObject; clause?: string }) {
  const { name } = useFieldText();
  const parts = Object.entries(document).filter(
    ([field, json]) => !HEADER.includes(field) && json !== null,
  );
  const plain = Object.fromEntries(parts.filter(([, json]) => !isObject(json) && !isRows(json)));
  return (
    <div className="document">
      {Object.keys(plain).length > 0 ? (
        <PlainFacts node={plain} path="" clause={clause ?? ''} />
      ) : null}
      {parts
        .filter(([, json]) => isObject(json) || isRows(json))
        .map(([field, json]) => (
          <section key={field}>
            <h3>{name(field)}</h3>
            <Part json={json} path={field} clause={clause ?? ''} field={field} />
          </section>
        ))}
    </div>
  );
}

function Part(props: { json: Json; path: string; clause: string; field: string }) {
  const { json, path, clause, field } = props;
  const { name } = useFieldText();
  if (isRows(json)) return <RowsTable rows={json} path={path} clause={clause} field={field} />;
  if (!isObject(json)) return null;
  const nested = Object.entries(json).filter(([, inner]) => isObject(inner) || isRows(inner));
  return (
    <>
      <PlainFacts node={json} path={path} clause={clause} />
      {nested.map(([inner, value]) => (
        <div key={inner}>
          {field === inner || inner === 'rows' ? null : <h4>{name(inner)}</h4>}
          <Part json={value} path={`${path}.${inner}`} clause={clause} field={inner} />
        </div>
      ))}
    </>
  );
}

/** Single figures of one place in the document, each with the source of the whole. */
function PlainFacts({ node, path, clause }: { node: JsonObject; path: string; clause: string }) {
  const text = useFieldText();
  const entries = Object.entries(node).filter(
    ([field, json]) => field !== 'source' && !isObject(json) && !isRows(json) && !isEmpty(json),
  );
  if (entries.length === 0) return null;
  const lit =
    clause !== '' && (clause === path || entries.some(([field]) => clause === join(path, field)));
  return (
    <div className={`scroll${lit ? ' clause-lit' : ''}`} {...(lit ? { 'data-lit': true } : {})}>
      <table className="plain">
        <tbody>
          {entries.map(([field, json]) => (
            <tr key={field}>
              <th scope="row" style={{ width: 200 }}>
                {text.name(field)}
              </th>
              <td>{text.value(field, json)}</td>
            </tr>
          ))}
          {typeof node.source === 'string' ? (
            <tr>
              <th scope="row">{text.name('source')}</th>
              <td>
                <SourceText source={node.source} />
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
}

function isEmpty(json: Json): boolean {
  return Array.isArray(json) && json.length === 0;
}

function join(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}
