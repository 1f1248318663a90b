import { Tag } from 'antd';
import { useText } from '../../kit/language.tsx';
import { useTerm } from '../../kit/term.ts';
import type { QueueRow } from './views.ts';
import { doctorWords } from './words.ts';

const COLOURS: Readonly<Record<string, string>> = {
  waiting: 'blue',
  'in-consultation': 'gold',
  charged: 'orange',
  settled: 'green',
  left: 'default',
};

export function StateTag({ state }: { state: QueueRow['state'] }) {
  const t = useText(doctorWords);
  return <Tag color={COLOURS[state] ?? 'default'}>{t(`state.${state}`)}</Tag>;
}

type Marked = Pick<QueueRow, 'scheme' | 'standing' | 'groups' | 'diseases'>;

/** Insurance of today, special groups, recognised diseases: what changes how somebody is treated here. */
export function Marks({ scheme, standing, groups, diseases }: Marked) {
  const t = useText(doctorWords);
  const term = useTerm();
  return (
    <span className="marks">
      {standing === 'covered' ? (
        <Tag color="green">{term('scheme', scheme)}</Tag>
      ) : (
        <Tag color="red">{standing === null ? t('notInsured') : term('standing', standing)}</Tag>
      )}
      {groups.map((group) => (
        <Tag key={group} color="purple">
          {term('group', group)}
        </Tag>
      ))}
      {diseases.map(({ kind, disease }) => (
        <Tag key={`${kind}${disease}`} color="cyan">
          {term('disease', disease)}
        </Tag>
      ))}
    </span>
  );
}
