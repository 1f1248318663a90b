import { Button } from 'antd';
import { useText } from '../../kit/language.tsx';
import { financeWords } from './words.ts';

export function SettleButton({ of, settle }: { of: string; settle: () => void }) {
  const t = useText(financeWords);
  return (
    <Button size="small" type="primary" aria-label={`${t('settle')} ${of}`} onClick={settle}>
      {t('settle')}
    </Button>
  );
}
