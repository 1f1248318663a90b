import { Tag } from 'antd';
import { useText } from '../kit/language.tsx';
import { explainWords } from './words.ts';

const ASSUMED = /^assumed:\s*/;

/** Where a figure comes from; what no text fixes is marked, never shown as law. */
export function SourceText({ source }: { source: string | null }) {
  const t = useText(explainWords);
  if (source === null || source === '') return <span className="quiet">—</span>;
  if (!ASSUMED.test(source)) return <span className="source">{source}</span>;
  return (
    <span className="source">
      <Tag color="orange">{t('assumed')}</Tag>
      {source.replace(ASSUMED, '')}
    </span>
  );
}
