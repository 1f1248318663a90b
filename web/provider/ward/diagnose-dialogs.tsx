import { Modal, Select } from 'antd';
import { useState } from 'react';
import type { StayView } from '../../../src/money/ward/index.ts';
import { DayInput } from '../../kit/day-input.tsx';
import { Failure } from '../../kit/failure.tsx';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import { today } from '../../kit/today.ts';
import {
  DiagnosisFields,
  type DiagnosisText,
  NO_DIAGNOSIS,
  statedOf,
} from './diagnosis-fields.tsx';
import { useAct } from './stay-actions.tsx';
import { wardWords } from './words.ts';

type Props = { stay: StayView; close: () => void };

function knownOf({ diagnoses }: StayView, phase: 'admission' | 'discharge'): DiagnosisText[] {
  const known = diagnoses.filter((one) => one.phase === phase);
  return known.map(({ code, name, main }) => ({ code, name, main }));
}

export function DiagnoseDialog({ stay, close }: Props) {
  const t = useText(wardWords);
  const phase = stay.endedOn === null ? 'admission' : 'discharge';
  const known = knownOf(stay, phase);
  const [list, setList] = useState<readonly DiagnosisText[]>(
    known.length > 0 ? known : [NO_DIAGNOSIS],
  );
  const act = useAct(stay, 'diagnoses', close);
  return (
    <Modal
      open
      title={t('diagnoseTitle')}
      okText={t('save')}
      cancelText={t('cancel')}
      onOk={() => act.mutate({ diagnoses: statedOf(list) })}
      onCancel={close}
      confirmLoading={act.isPending}
      width={720}
    >
      <div className="stack">
        <DiagnosisFields list={list} change={setList} />
        {act.isError ? <Failure error={act.error} /> : null}
      </div>
    </Modal>
  );
}

const WAYS = ['1', '2', '3', '4', '5', '9'] as const;

export function DischargeDialog({ stay, close }: Props) {
  const t = useText(wardWords);
  const [endedOn, setEndedOn] = useState(today);
  const [way, setWay] = useState('1');
  const admitted = knownOf(stay, 'admission');
  const [list, setList] = useState<readonly DiagnosisText[]>(
    admitted.length > 0 ? admitted : [NO_DIAGNOSIS],
  );
  const act = useAct(stay, 'discharge', close);
  return (
    <Modal
      open
      title={t('dischargeTitle', { name: stay.personName })}
      okText={t('action.discharge')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: endedOn === '' }}
      onOk={() => act.mutate({ endedOn, way, diagnoses: statedOf(list) })}
      onCancel={close}
      confirmLoading={act.isPending}
      width={720}
    >
      <div className="stack">
        <div className="form-row">
          <Labelled name={t('leftOn')}>
            {(id) => <DayInput id={id} autoFocus value={endedOn} onChange={setEndedOn} />}
          </Labelled>
          <Labelled name={t('way')} className="grow">
            {(id) => (
              <Select
                id={id}
                className="wide"
                value={way}
                onChange={setWay}
                options={WAYS.map((value) => ({ value, label: t(`way.${value}`) }))}
              />
            )}
          </Labelled>
        </div>
        <section className="stack">
          <span className="quiet small">{t('sameDiagnoses')}</span>
          <DiagnosisFields list={list} change={setList} />
        </section>
        {act.isError ? <Failure error={act.error} /> : null}
      </div>
    </Modal>
  );
}
