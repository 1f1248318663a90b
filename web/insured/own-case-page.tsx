import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useSession } from '../account/session.ts';
import { get, post } from '../kit/api.ts';
import { CorrectForm } from '../kit/filing/correct-form.tsx';
import { once } from '../kit/intent.ts';
import { useLanguage, useText } from '../kit/language.tsx';
import { AccountForm } from '../kit/matters/account-form.tsx';
import { wantedFields } from '../kit/matters/ask-fields.ts';
import { DeadlineBadge, StateTag } from '../kit/matters/deadline-badge.tsx';
import { FieldText } from '../kit/matters/field-text.tsx';
import { useNamed } from '../kit/matters/named.ts';
import { ResultList } from '../kit/matters/result-list.tsx';
import type { ResultName } from '../kit/matters/result-shown.ts';
import { TraceList } from '../kit/matters/trace-list.tsx';
import type { ActBody, CaseView, TraceLine } from '../kit/matters/views.ts';
import { OwnButton } from './own-button.tsx';
import { OwnDecision } from './own-decision.tsx';
import { OwnProgress } from './own-progress.tsx';
import { Refused } from './refused.tsx';
import { Bars, Waiting } from './waiting.tsx';
import { becomeWard } from './ward.ts';
import { useWhose } from './whose.ts';
import { insuredWords } from './words.ts';

/** One's own case: how far it is, with whom and until when; to correct, to complete, to withdraw. */
export function OwnCasePage() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['own-case', id],
    queryFn: () => get<CaseView>(`/own/cases/${encodeURIComponent(id)}`),
  });
  const child = useChildOf(query.data);
  if (child) return <Bars />;
  return <Waiting query={query}>{(view) => <Opened view={view} />}</Waiting>;
}

/** A case that one filed for a child is opened as the child's, so that nobody takes it for his own. */
function useChildOf(view: CaseView | undefined): boolean {
  const guardian = useSession().data?.signed?.person ?? null;
  const whose = useWhose();
  const person = view?.person ?? null;
  const child = person !== null && guardian !== null && person.id !== whose;
  useEffect(() => {
    if (child && person && guardian) becomeWard({ guardian, ...person }, `/cases/${view?.id}`);
  }, [child, person, guardian, view?.id]);
  return child;
}

function Opened({ view }: { readonly view: CaseView }) {
  const t = useText(insuredWords);
  const named = useNamed();
  const { language } = useLanguage();
  const self = useSession().data?.signed?.person;
  const actorName = ({ actor, role }: TraceLine) => {
    if (role !== 'insured') return '';
    if (actor === self || actor.startsWith('unnamed:')) return t('me');
    return actor === view.person?.id ? view.person.name : t('guardian');
  };
  const act = useOwnAct(view);
  return (
    <div className="stack">
      <Link to="/matters">← {t('mine')}</Link>
      <h1>{named(view.names)}</h1>
      <div className="own-card stack">
        <div className="tools">
          <StateTag state={view.state} />
          {view.dueOn === null ? null : <DeadlineBadge {...view} />}
        </div>
        <OwnProgress view={view} />
        <div className="quiet small">{t('number', { number: view.number })}</div>
        <ResultList view={view} linkOf={(name) => linkOf(view, name)} />
      </div>
      <OwnDecision view={view} />
      <ToDo key={view.version} view={view} send={(words) => act.mutate(words)} />
      {act.isError ? <Refused error={act.error} /> : null}
      <section className="own-card stack">
        <h2>{t('form')}</h2>
        <dl className="facts">
          {wantedFields(view, view.form).map((field) => (
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
      </section>
      <section className="own-card stack">
        <h2>{t('trace')}</h2>
        <TraceList
          trace={view.trace}
          officeName={(path) => view.offices[path]?.[language] ?? ''}
          actorName={actorName}
        />
      </section>
      {view.acts.includes('withdraw') ? (
        <Withdraw send={(reason) => act.mutate({ act: 'withdraw', reason })} />
      ) : null}
    </div>
  );
}

/** What of a result has a page on the phone. */
function linkOf({ result }: CaseView, name: ResultName): string | null {
  if (name === 'certificate') return `/certificates/${result.certificate}`;
  return name === 'originalNumber' ? `/cases/${result.original}` : null;
}

function bigButton(submit: () => void, label: string, busy: boolean) {
  return (
    <OwnButton block tone="main" size="large" busy={busy} onClick={submit}>
      {label}
    </OwnButton>
  );
}

type ToDoProps = {
  readonly view: CaseView;
  readonly send: (words: Omit<ActBody, 'version'>) => void;
};

/** What the office waits for: a correction, or papers that were promised. */
function ToDo({ view, send }: ToDoProps) {
  const t = useText(insuredWords);
  const named = useNamed();
  const [adding, setAdding] = useState(false);
  if (view.acts.includes('resubmit')) {
    const reason = view.trace.findLast((line) => line.act === 'return')?.facts.reason ?? '';
    return (
      <section className="own-card stack">
        <h2>{t('correct')}</h2>
        {reason === '' ? null : <p className="hint-line warning">{t('reasonIs', { reason })}</p>}
        <p className="quiet">{t('correctHint')}</p>
        <CorrectForm
          view={view}
          path="/own/papers"
          button={bigButton}
          send={(words) => send({ act: 'resubmit', ...words })}
          whole
        />
      </section>
    );
  }
  if (view.acts.includes('correct-account') && isReturned(view)) {
    return (
      <section className="own-card stack">
        <h2>{t('correctAccount')}</h2>
        <AccountForm
          view={view}
          send={(words) => send({ act: 'correct-account', ...words })}
          button={(submit, label) => bigButton(submit, label, false)}
        />
      </section>
    );
  }
  if (!view.acts.includes('add-papers')) return null;
  const owed = view.materials.filter(({ code }) => view.promised.includes(code));
  const names = owed.map(({ label }) => named(label)).join('、');
  return (
    <section className="own-card stack">
      {names === '' ? null : <p className="hint-line warning">{t('promisedPapers', { names })}</p>}
      {adding ? (
        <CorrectForm
          view={view}
          path="/own/papers"
          button={bigButton}
          send={(words) => send({ act: 'add-papers', ...words })}
        />
      ) : (
        <OwnButton
          block
          {...(names === '' ? {} : { tone: 'main' as const })}
          onClick={() => setAdding(true)}
        >
          {t('addPapers')}
        </OwnButton>
      )}
    </section>
  );
}

/** The bank gave the money back, and nobody has named another account since. */
function isReturned({ trace }: CaseView): boolean {
  const last = trace.findLast(({ act }) => act === 'payment-returned' || act === 'correct-account');
  return last?.act === 'payment-returned';
}

/** The office has to know why, and the person that it is over then. */
function Withdraw({ send }: { readonly send: (reason: string) => void }) {
  const t = useText(insuredWords);
  const id = useId();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  if (!open) {
    return (
      <OwnButton block tone="danger-outline" onClick={() => setOpen(true)}>
        {t('withdraw')}
      </OwnButton>
    );
  }
  return (
    <section className="own-card stack">
      <p className="hint-line warning">{t('withdrawSure')}</p>
      <label htmlFor={id}>{t('withdrawWhy')}</label>
      <input
        id={id}
        className="box"
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <OwnButton
        block
        tone="danger"
        disabled={reason.trim() === ''}
        onClick={() => send(reason.trim())}
      >
        {t('withdraw')}
      </OwnButton>
      <OwnButton block onClick={() => setOpen(false)}>
        {t('cancel')}
      </OwnButton>
    </section>
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
