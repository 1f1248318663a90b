import { Card } from 'antd';
import type { StayView } from '../../../src/money/ward/index.ts';
import { useText } from '../../kit/language.tsx';
import { moneyText } from '../../kit/money-text.tsx';
import { useTerm } from '../../kit/term.ts';
import { wardWords } from './words.ts';

/** What was said at the admission and since, and the diagnoses. */
export function StayFacts({ stay }: { stay: StayView }) {
  const t = useText(wardWords);
  const term = useTerm();
  const facts: readonly (readonly [string, string])[] = [
    [t('idNumber'), stay.idNumber],
    [t('number'), stay.number],
    [t('kind'), term('visit', stay.kind)],
    [t('disease'), term('disease', stay.disease)],
    [t('admittedOn'), stay.startedOn],
    [t('leftOn'), stay.endedOn ?? t('stillIn')],
    [t('department'), stay.departmentName || t('noDepartment')],
    [t('bed'), stay.bed || t('noBed')],
    [t('doctor'), stay.doctorName || '—'],
    [t('scheme'), term('scheme', stay.scheme)],
    [t('standing'), term('standing', stay.standing)],
    [t('place'), stay.outOfArea ? t('outOfArea') : t('inArea')],
    [t('filing'), term('filing', stay.filing)],
    [t('referral'), term('referral', stay.referral)],
    [t('otherPayer'), stay.otherPayer === null ? t('nobodyElse') : term('payer', stay.otherPayer)],
    [t('deposit'), stay.deposit === null ? '—' : moneyText(stay.deposit)],
    [t('contact'), stay.contact || '—'],
    [t('phone'), stay.phone || '—'],
    [t('recordNumber'), stay.recordNumber || '—'],
  ];
  return (
    <div className="stack">
      <Card title={t('diagnoses')}>
        <Diagnoses stay={stay} />
      </Card>
      <Card title={t('particulars')}>
        <dl className="facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </div>
  );
}

function Diagnoses({ stay: { diagnoses } }: { stay: StayView }) {
  const t = useText(wardWords);
  if (diagnoses.length === 0) return <p className="quiet">{t('noDiagnoses')}</p>;
  return (
    <div className="scroll">
      <table className="plain" aria-label={t('diagnoses')}>
        <thead>
          <tr>
            <th scope="col">{t('diagnosisName')}</th>
            <th scope="col">{t('diagnosisCode')}</th>
            <th scope="col">{t('diagnoses')}</th>
          </tr>
        </thead>
        <tbody>
          {diagnoses.map(({ phase, code, name, main }) => (
            <tr key={`${phase} ${code}`}>
              <th scope="row">
                {name} {main ? <span className="quiet small">({t('mainDiagnosis')})</span> : null}
              </th>
              <td>{code}</td>
              <td>{t(`diagnosed.${phase}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
