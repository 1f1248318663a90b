import { Card } from 'antd';
import { useState } from 'react';
import { DayInput } from '../kit/day-input.tsx';
import { useText } from '../kit/language.tsx';
import { today } from '../kit/today.ts';
import { SettlementTable } from './settlement-table.tsx';
import { deskWords } from './words.ts';

export function DaySettlements({ provider }: { provider: string }) {
  const t = useText(deskWords);
  const [day, setDay] = useState(today);
  return (
    <Card
      title={t('daySettlements')}
      extra={<DayInput aria-label={t('settledOn')} value={day} onChange={setDay} />}
    >
      <SettlementTable
        path="/settlements"
        query={day === '' ? { provider } : { provider, day }}
        caption={t('daySettlements')}
      />
    </Card>
  );
}
