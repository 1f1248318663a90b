import { Button } from 'antd';
import { DayInput } from '../../kit/day-input.tsx';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import { type Period, PRESETS } from './period.ts';
import { financeWords } from './words.ts';

const NAMES = Object.keys(PRESETS) as (keyof typeof PRESETS)[];

export function PeriodRow({
  period,
  change,
}: {
  period: Period;
  change: (period: Period) => void;
}) {
  const t = useText(financeWords);
  return (
    <div className="form-row">
      <Labelled name={t('from')}>
        {(id) => (
          <DayInput
            id={id}
            value={period.from}
            onChange={(from) =>
              from !== '' && change({ from, until: from > period.until ? from : period.until })
            }
          />
        )}
      </Labelled>
      <Labelled name={t('until')}>
        {(id) => (
          <DayInput
            id={id}
            value={period.until}
            onChange={(until) =>
              until !== '' && change({ from: until < period.from ? until : period.from, until })
            }
          />
        )}
      </Labelled>
      {NAMES.map((name) => (
        <Button key={name} onClick={() => change(PRESETS[name]())}>
          {t(name)}
        </Button>
      ))}
    </div>
  );
}
