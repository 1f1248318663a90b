import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Dialog } from 'antd-mobile';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { get, post } from '../kit/api.ts';
import { once } from '../kit/intent.ts';
import { useText } from '../kit/language.tsx';
import { wantedFields } from '../kit/matters/ask-fields.ts';
import { DeadlineBadge, StateTag } from '../kit/matters/deadline-badge.tsx';
import { FieldText } from '../kit/matters/field-text.tsx';
import { useNamed } from '../kit/matters/named.ts';
import { TraceList } from '../kit/matters/trace-list.tsx';
import type { ActBody, CaseView } from '../kit/matters/views.ts';
import { CorrectForm } from './correct-form.tsx';
import { Refused } from './refused.tsx';
import { Waiting } from './waiting.tsx';
import { insuredWords } from './words.ts';

/** One's own case: how far it is, with whom and until when; to correct, to complete, to withdraw. */
export function OwnCasePage() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['own-case', id],
    queryFn: () => get<CaseView>(`/own/cases/${encodeURIComponent(id)}`),
  });
  return <Waiting query={query}>{(view) => <Opened view={view} />}</Waiting>;
}

function Opened({ view }: { readonly view: CaseView }) {
  const t = useText(insuredWords);
  const named = useNamed();
  const [adding, setAdding] = useState(false);
  const act = useOwnAct(view);
  const may = (name: ActBody['act']) => view.acts.includes(name);
  const reason = view.trace.findLast((line) => line.act === 'return')?.facts.reason ?? '';
  const withdraw = async () => {
    const sure = await Dialog.confirm({
      content: t('withdrawSure'),
      confirmText: t('withdraw'),
      cancelText: t('cancel'),
    });
    if (sure) act.mutate({ act: 'withdraw' });
  };
  return (
    <div className="stack">
      <Link to="/">← {t('mine')}</Link>
      <h1>{named(view.names)}</h1>
      <div className="own-card stack">
        <div className="tools">
          <StateTag state={view.state} />
          {view.dueOn === null ? null : <DeadlineBadge {...view} />}
        </div>
        <Progress view={view} />
        <div className="quiet small">{t('number', { number: view.number })}</div>
      </div>
      {may('resubmit') ? (
        <section className="own-card stack">
          <h2>{t('correct')}</h2>
          {reason === '' ? null : <p className="hint-line warning">{t('reasonIs', { reason })}</p>}
          <p className="quiet">{t('correctHint')}</p>
          <CorrectForm
            view={view}
            send={(words) => act.mutate({ act: 'resubmit', ...words })}
            whole
          />
        </section>
      ) : null}
      {may('add-papers') && !may('resubmit') ? (
        <section className="own-card stack">
          {adding ? (
            <CorrectForm
              view={view}
              send={(words) => act.mutate({ act: 'add-papers', ...words })}
            />
          ) : (
            <Button block onClick={() => setAdding(true)}>
              {t('addPapers')}
            </Button>
          )}
        </section>
      ) : null}
      {act.isError ? <Refused error={act.error} /> : null}
      <section className="own-card stack">
        <h2>{t('form')}</h2>
        <dl className="facts">
          {wantedFields(view, view.form).map((field) => (
            <div key={field.name}>
              <dt>{named(field.label)}</dt>
              <dd>
                <FieldText field={field} value={view.form[field.name] ?? null} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="own-card stack">
        <h2>{t('trace')}</h2>
        <TraceList trace={view.trace} />
      </section>
      {may('withdraw') ? (
        <Button block color="danger" fill="outline" onClick={() => void withdraw()}>
          {t('withdraw')}
        </Button>
      ) : null}
    </div>
  );
}

function useOwnAct(view: CaseView) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (words: Omit<ActBody, 'version'>) =>
      once(`own case ${view.id}`, { version: view.version, ...words }, (body) =>
        post<CaseView>(`/own/cases/${encodeURIComponent(view.id)}/acts`, body),
      ),
    onSuccess: (next) => queries.setQueryData(['own-case', view.id], next),
    onError: () => void queries.invalidateQueries({ queryKey: ['own-case', view.id] }),
  });
}

/** The steps of the document; what is behind, where it stands and what comes. */
function Progress({ view }: { readonly view: CaseView }) {
  const t = useText(insuredWords);
  const named = useNamed();
  const over = ['done', 'refused', 'not-accepted', 'withdrawn'].includes(view.state);
  const at =
    over || view.state === 'approved' || view.state === 'paying'
      ? view.steps.length
      : (view.step ?? -1);
  const names = [t('submitted'), ...view.steps.map(({ label }) => named(label)), t('decided')];
  const current = over ? names.length : at + 1;
  return (
    <ol className="own-progress" aria-label={t('progress')}>
      {names.map((name, i) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a document stand still
          key={i}
          className={i < current ? 'past' : ''}
          {...(i === current ? { 'aria-current': 'step' as const } : {})}
        >
          {name}
        </li>
      ))}
    </ol>
  );
}
