import { Link } from 'react-router';
import type { SupervisionView } from '../../../src/counter/desk/index.ts';
import { useText } from '../../kit/language.tsx';
import { useOfficeName } from './names.ts';
import { supervisionWords } from './supervision-words.ts';

/** One tile a township or county; the shade follows the share that is late, the figures say the same. */
export function Heat({ view }: { view: SupervisionView }) {
  const t = useText(supervisionWords);
  const nameOf = useOfficeName(view.names);
  return (
    <ul className="heat" aria-label={t('heat')}>
      {view.heat.map(({ home, open, late }) => (
        <li key={home}>
          <Link
            className={`heat-tile shade-${shadeOf(late, open)}`}
            to={`/window/queue?queue=all&home=${encodeURIComponent(home)}`}
          >
            <span className="heat-name">{nameOf(home)}</span>
            <span>
              {t('open')} {open} · {t('late')} {late}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function shadeOf(late: number, open: number): 0 | 1 | 2 | 3 {
  if (late === 0) return 0;
  const share = late / open;
  return share < 0.05 ? 1 : share < 0.2 ? 2 : 3;
}
