import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { get } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { useText } from '../../kit/language.tsx';
import { MoneyText, moneyText } from '../../kit/money-text.tsx';
import { PrintHead } from '../../kit/print-head.tsx';
import { useTerm } from '../../kit/term.ts';
import type { PersonView } from '../../kit/views.ts';
import { usePerson } from '../use-person.ts';
import type { PrescriptionView } from './views.ts';
import { doctorWords } from './words.ts';

type Kept = PrescriptionView & { readonly person: string };

/** A prescription to hand out; fits A5. */
export function PrescriptionPage() {
  const t = useText(doctorWords);
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['prescription', id],
    queryFn: () => get<Kept>(`/prescriptions/${encodeURIComponent(id)}`),
  });
  return (
    <>
      <PrintHead back={<Link to="/desk/queue">← {t('queue')}</Link>} title={t('prescription')} />
      <AsyncView query={query}>{(kept) => <Loaded kept={kept} />}</AsyncView>
    </>
  );
}

function Loaded({ kept }: { kept: Kept }) {
  const person = usePerson(kept.person);
  return <AsyncView query={person}>{(view) => <Sheet kept={kept} person={view} />}</AsyncView>;
}

function Sheet({ kept, person }: { kept: Kept; person: PersonView }) {
  const t = useText(doctorWords);
  const term = useTerm();
  const facts: readonly (readonly [string, string])[] = [
    [
      t('patient'),
      `${person.name} · ${t('sexAge', { sex: term('sex', person.sex), age: person.age })}`,
    ],
    [t('idNumber'), person.idNumber],
    [t('visitKind'), term('visit', kept.kind)],
    ...(kept.disease === null ? [] : [[t('diagnosis'), term('disease', kept.disease)] as const]),
    [t('dispensedOn'), kept.day],
    [t('number'), kept.encounter],
  ];
  return (
    <article className="slip prescription-sheet" aria-label={t('prescription')}>
      <h1>{t('prescriptionTitle', { provider: kept.providerName })}</h1>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="rx-mark" aria-hidden>
        Rp.
      </div>
      <table className="plain" aria-label={t('items')}>
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('specification')}</th>
            <th scope="col">{t('usage')}</th>
            <th scope="col">{t('days')}</th>
            <th scope="col" className="number">
              {t('quantity')}
            </th>
            <th scope="col" className="number">
              {t('amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {kept.lines.map((line) => (
            <tr key={line.code}>
              <th scope="row">{line.name}</th>
              <td>{line.item?.specification ?? '—'}</td>
              <td>{line.usage ?? '—'}</td>
              <td>{line.days ?? '—'}</td>
              <td className="number">
                {line.quantity} {line.item?.unit}
              </td>
              <td className="number">
                <MoneyText amount={line.amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="sheet-total">
        {t('total')} <strong>{moneyText(kept.total)}</strong>
      </p>
      <div className="signatures">
        <span>
          {t('signDoctor')} {kept.doctorName ?? ''} ________________
        </span>
        <span>{t('signPatient')} ________________</span>
      </div>
    </article>
  );
}
