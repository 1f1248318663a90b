import { CopyOutlined, FormOutlined } from '@ant-design/icons';
import { Button, Card, Tag } from 'antd';
import { GateNote } from '../../explain/gate-note.tsx';
import { useText } from '../../kit/language.tsx';
import { useTerm } from '../../kit/term.ts';
import type { Filing } from './views.ts';
import { doctorWords } from './words.ts';

type Props = { filing: Filing; day: string; choose: (repeat: boolean) => void };

/** One recognised disease: what was given last, how long it lasts, and two large buttons. */
export function DiseaseCard({ filing, day, choose }: Props) {
  const t = useText(doctorWords);
  const term = useTerm();
  const { kind, disease, gate, last } = filing;
  return (
    <Card
      size="small"
      className="disease-card"
      title={
        <span className="tools">
          {term('disease', disease)}
          <Tag color="cyan">{term('visit', kind)}</Tag>
        </span>
      }
    >
      {last === null ? (
        <p className="quiet">{t('neverGiven')}</p>
      ) : (
        <>
          <p className="small">
            {t('lastGiven', { day: last.day, provider: last.providerName })}
            {' · '}
            <Supply usedUpOn={filing.usedUpOn} day={day} />
          </p>
          <ul className="last-lines">
            {last.lines.map(({ code, name, quantity, days, usage, item }) => (
              <li key={code} className={item === null ? 'gone' : ''}>
                <strong>{name}</strong> × {quantity} {item?.unit}
                {days === null ? '' : ` · ${t('forDays', { days })}`}
                {usage === null ? '' : ` · ${usage}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {gate === null ? (
        <div className="tools">
          {last === null ? null : (
            <Button
              type="primary"
              className="large-target"
              icon={<CopyOutlined aria-hidden />}
              onClick={() => choose(true)}
            >
              {t('repeat')}
            </Button>
          )}
          <Button
            className="large-target"
            {...(last === null ? { type: 'primary' as const } : {})}
            icon={<FormOutlined aria-hidden />}
            onClick={() => choose(false)}
          >
            {t('newPrescription')}
          </Button>
        </div>
      ) : (
        <GateNote gate={gate} />
      )}
    </Card>
  );
}

function Supply({ usedUpOn, day }: { usedUpOn: string | null; day: string }) {
  const t = useText(doctorWords);
  if (usedUpOn === null) return <span>{t('unknownEnd')}</span>;
  if (usedUpOn <= day) return <span className="used-up">{t('usedUp', { day: usedUpOn })}</span>;
  const left = Math.round((Date.parse(usedUpOn) - Date.parse(day)) / 86_400_000);
  return <span className="lasting">{t('lasts', { day: usedUpOn, left })}</span>;
}
