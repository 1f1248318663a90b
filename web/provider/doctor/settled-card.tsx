import { CheckCircleOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Card } from 'antd';
import { useEffect, useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { useText } from '../../kit/language.tsx';
import type { Settled } from './use-prescription.ts';
import { doctorWords } from './words.ts';
import { Payers } from './writing-board.tsx';

/** What is told at the end, with what a doctor does next; the cursor is on it already. */
export function SettledCard({ name, settled }: { name: string; settled: Settled }) {
  const t = useText(doctorWords);
  const navigate = useNavigate();
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  const [first] = settled.settlements;
  return (
    <Card className="settled-card">
      <div className="settled-title" role="status">
        <CheckCircleOutlined aria-hidden /> {t('doneFor', { name })}
      </div>
      <Payers trial={settled} />
      <div className="tools form-end">
        <Button
          ref={next}
          type="primary"
          className="large-target"
          onClick={() => navigate('/desk/queue')}
        >
          {t('backToQueue')}
        </Button>
        <Button
          className="large-target"
          icon={<PrinterOutlined aria-hidden />}
          onClick={() => navigate(`/desk/prescriptions/${encodeURIComponent(settled.encounter)}`)}
        >
          {t('printPrescription')}
        </Button>
        <Button className="large-target" onClick={() => navigate('/desk/prescribe')}>
          {t('nextPatient')}
        </Button>
        {first ? <Link to={`/settlements/${first.id}`}>{t('openSettlement')}</Link> : null}
      </div>
    </Card>
  );
}
