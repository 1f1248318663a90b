import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Select } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useFieldText, usePathText } from '../explain/field-text.ts';
import { SourceText } from '../explain/source-text.tsx';
import { get } from '../kit/api.ts';
import { AsyncView } from '../kit/async-view.tsx';
import { Frame } from '../kit/frame.tsx';
import { Labelled } from '../kit/labelled.tsx';
import { useLanguage, useText } from '../kit/language.tsx';
import type { PolicyChange, PolicySummary } from '../kit/policy-views.ts';
import { useTerm } from '../kit/term.ts';
import { usePolicies } from './policy-list-page.tsx';
import { officeWords } from './words.ts';

export function DiffPage() {
  const t = useText(officeWords);
  const [search, setSearch] = useSearchParams();
  const [from, to] = [search.get('from') ?? '', search.get('to') ?? ''];
  const policies = usePolicies();
  const set = (name: 'from' | 'to', id: string) => {
    const next = new URLSearchParams(search);
    next.set(name, id);
    setSearch(next);
  };
  return (
    <Frame back={<Link to="/policies">← {t('policies')}</Link>} title={t('diffTitle')}>
      <Card>
        <AsyncView query={policies}>
          {({ rows }) => (
            <div className="halves">
              <VersionPicker
                name={t('before')}
                rows={rows}
                value={from}
                choose={(id) => set('from', id)}
              />
              <VersionPicker
                name={t('after')}
                rows={rows}
                value={to}
                choose={(id) => set('to', id)}
              />
            </div>
          )}
        </AsyncView>
      </Card>
      {from !== '' && to !== '' ? (
        <Changes from={from} to={to} />
      ) : (
        <Alert type="info" showIcon title={t('pickTwo')} />
      )}
    </Frame>
  );
}

type PickerProps = {
  name: string;
  rows: readonly PolicySummary[];
  value: string;
  choose: (id: string) => void;
};

function VersionPicker({ name, rows, value, choose }: PickerProps) {
  const term = useTerm();
  const { language } = useLanguage();
  const options = rows.map((row) => ({
    value: row.id,
    label: `${row.from} · ${row.title[language]} · ${term('scheme', row.scheme)}`,
  }));
  return (
    <Labelled name={name}>
      {(id) => (
        <Select
          id={id}
          className="wide"
          showSearch={{ optionFilterProp: 'label' }}
          value={value === '' ? null : value}
          options={options}
          onChange={(chosen: string | null) => {
            if (chosen !== null) choose(chosen);
          }}
        />
      )}
    </Labelled>
  );
}

function Changes({ from, to }: { from: string; to: string }) {
  const t = useText(officeWords);
  const query = useQuery({
    queryKey: ['diff', from, to],
    queryFn: () => get<{ changes: readonly PolicyChange[] }>('/policies/diff', { from, to }),
  });
  return (
    <Card title={t('changes')}>
      <AsyncView query={query}>
        {({ changes }) =>
          changes.length === 0 ? (
            <p>{t('noChange')}</p>
          ) : (
            <ChangeTable changes={changes.filter(({ path }) => !isOwnName(path))} />
          )
        }
      </AsyncView>
    </Card>
  );
}

/** `rates[levels primary].levels` only repeats what the row is for; the row's name says it already. */
function isOwnName(path: string): boolean {
  const [, label = '', field = ''] = /\[([^\]]*)\]\.(\w+)$/.exec(path) ?? [];
  return label.split('; ').some((condition) => condition.split(' ')[0] === field);
}

function ChangeTable({ changes }: { changes: readonly PolicyChange[] }) {
  const t = useText(officeWords);
  const pathText = usePathText();
  return (
    <div className="scroll">
      <table className="plain" aria-label={t('changes')}>
        <thead>
          <tr>
            <th scope="col">{t('place')}</th>
            <th scope="col">{t('before')}</th>
            <th scope="col">{t('after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.path}>
              <th scope="row">{pathText(change.path)}</th>
              <Side path={change.path} value={change.before} source={change.sourceBefore} />
              <Side path={change.path} value={change.after} source={change.sourceAfter} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type SideProps = { path: string; value: string | null; source: string | null };

function Side({ path, value, source }: SideProps) {
  const text = useFieldText();
  const field = /(\w+)$/.exec(path)?.[1] ?? '';
  if (value === null) return <td className="quiet">—</td>;
  return (
    <td>
      <strong className="money">{text.value(field, value)}</strong>
      <div>
        <SourceText source={source} />
      </div>
    </td>
  );
}
