import { Alert } from 'antd';
import { useText } from '../kit/language.tsx';
import { useTerm } from '../kit/term.ts';
import { explainWords } from './words.ts';

/** Why no fund paid, in plain words; nothing when one may. */
export function GateNote({ gate }: { gate: string | null }) {
  const t = useText(explainWords);
  const term = useTerm();
  if (gate === null) return null;
  return <Alert type="warning" showIcon title={t('gateTitle')} description={term('gate', gate)} />;
}
