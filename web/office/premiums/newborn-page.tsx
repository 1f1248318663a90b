import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { PremiumTrial, PremiumView } from '../../../src/money/premium/index.ts';
import { useMay } from '../../account/session.ts';
import { get, post } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { Failure } from '../../kit/failure.tsx';
import { Frame } from '../../kit/frame.tsx';
import { once } from '../../kit/intent.ts';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import { useKeys } from '../../kit/use-keys.ts';
import type { PersonSummary } from '../../kit/views.ts';
import { PersonSearch } from '../../provider/person-search.tsx';
import { premiumsWords } from './premiums-words.ts';
import { TrialFacts } from './trial-facts.tsx';

type Child = {
  readonly idNumber: string;
  readonly name: string;
  /** Null: the year of birth. */
  readonly year: number | null;
};

/** Whole in form; whether it is one, the server says. */
const NUMBER = /^\d{17}[\dX]$/;

/** A child is recorded in the household of a parent and asked for its first premium, which insures it from its birth. */
export function NewbornPage() {
  const t = useText(premiumsWords);
  const may = useMay();
  const [parent, setParent] = useState<string | null>(null);
  const [child, setChild] = useState<Child>({ idNumber: '', name: '', year: null });
  const asked = askedOf(child);
  return (
    <Frame back={<Link to="/premiums">← {t('back')}</Link>} title={t('newborn')}>
      <p className="quiet lead">{t('newbornLead')}</p>
      <div className="halves">
        <Card title={t('newbornWho')}>
          <div className="stack">
            <Parent parent={parent} choose={setParent} />
            {parent === null ? null : <ChildFields child={child} change={setChild} />}
          </div>
        </Card>
        <Card title={t('trial')}>
          {asked === null || parent === null ? (
            <p className="quiet">{t('newbornFirst')}</p>
          ) : (
            <Trial asked={asked}>
              {may('premium.write') ? (
                <Enrol body={{ ...asked, parent, name: child.name.trim() }} />
              ) : null}
            </Trial>
          )}
        </Card>
      </div>
    </Frame>
  );
}

type Asked = { readonly idNumber: string; readonly year: number };

function askedOf({ idNumber, year }: Child): Asked | null {
  if (!NUMBER.test(idNumber)) return null;
  return { idNumber, year: year ?? Number(idNumber.slice(6, 10)) };
}

type ParentProps = {
  readonly parent: string | null;
  readonly choose: (parent: string | null) => void;
};

function Parent({ parent, choose }: ParentProps) {
  const t = useText(premiumsWords);
  const head = useQuery({
    queryKey: ['person head', parent],
    queryFn: () => get<PersonSummary>(`/persons/${encodeURIComponent(parent ?? '')}/head`),
    enabled: parent !== null,
  });
  if (parent === null) return <PersonSearch hint={t('parentHint')} onOpen={choose} />;
  return (
    <div className="tools">
      <span>
        {t('parent')} <strong data-testid="parent">{head.data?.name ?? parent}</strong>{' '}
        <span className="quiet">{head.data?.idNumber ?? ''}</span>
      </span>
      <Button size="small" onClick={() => choose(null)}>
        {t('change')}
      </Button>
    </div>
  );
}

type FieldsProps = { readonly child: Child; readonly change: (child: Child) => void };

function ChildFields({ child, change }: FieldsProps) {
  const t = useText(premiumsWords);
  const born = Number(child.idNumber.slice(6, 10));
  return (
    <>
      <Labelled name={t('childName')}>
        {(id) => (
          <Input
            id={id}
            autoFocus
            autoComplete="off"
            maxLength={60}
            value={child.name}
            onChange={({ target }) => change({ ...child, name: target.value })}
          />
        )}
      </Labelled>
      <Labelled name={t('childNumber')}>
        {(id) => (
          <Input
            id={id}
            autoComplete="off"
            maxLength={18}
            value={child.idNumber}
            onChange={({ target }) =>
              change({ ...child, year: null, idNumber: target.value.trim().toUpperCase() })
            }
          />
        )}
      </Labelled>
      {askedOf(child) === null ? null : (
        <Radio.Group
          aria-label={t('year')}
          value={child.year ?? born}
          options={[born, born + 1].map((year) => ({ value: year, label: `${t('year')} ${year}` }))}
          onChange={({ target }) => change({ ...child, year: target.value as number })}
        />
      )}
    </>
  );
}

function Trial({ asked, children }: { readonly asked: Asked; readonly children: ReactNode }) {
  const t = useText(premiumsWords);
  const trial = useQuery({
    queryKey: ['newborn trial', asked],
    queryFn: () => post<PremiumTrial>('/newborns/trials', asked),
    retry: false,
  });
  return (
    <AsyncView query={trial}>
      {(found) => (
        <div className="stack">
          <TrialFacts trial={found} />
          {found.ground === 'newborn' ? (
            <Alert
              type="info"
              showIcon
              title={t('newbornCovered', {
                ...{ from: found.insurance.coveredFrom, until: found.payUntil },
              })}
            />
          ) : null}
          {children}
        </div>
      )}
    </AsyncView>
  );
}

type Body = Asked & { readonly parent: string; readonly name: string };

function Enrol({ body }: { readonly body: Body }) {
  const t = useText(premiumsWords);
  const navigate = useNavigate();
  const enrol = useMutation({
    mutationFn: () => once('newborn', body, (keyed) => post<PremiumView>('/newborns', keyed)),
    onSuccess: ({ id }) => navigate(`/premiums/orders/${id}`),
  });
  const ready = body.name !== '';
  const press = () => {
    if (ready && !enrol.isPending) enrol.mutate();
  };
  useKeys({ F8: press });
  return (
    <>
      <Button type="primary" disabled={!ready} loading={enrol.isPending} onClick={press}>
        {t('enrolNewborn')}
      </Button>
      {enrol.isError ? <Failure error={enrol.error} /> : null}
    </>
  );
}
