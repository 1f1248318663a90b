import { Tag } from 'antd';
import { useText } from '../kit/language.tsx';
import { explainWords } from './words.ts';

const ASSUMED = /assumed:\s*/;

/** Where a figure comes from; what no text fixes is marked, never shown as law. */
export function SourceText({ source }: { source: string | null }) {
  const t = useText(explainWords);
  if (source === null || source === '') return <span className="quiet">—</span>;
  const [cited = '', ...assumed] = source.split(ASSUMED);
  return (
    <span className="source">
      {cited}
      {assumed.map((reason) => (
        <span key={reason}>
          <Tag color="orange">{t('assumed')}</Tag>
          {reason}
        </span>
      ))}
    </span>
  );
}
