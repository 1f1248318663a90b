import { Result } from 'antd';
import { Link } from 'react-router';
import { useText } from './kit/language.tsx';
import { kitWords } from './kit/words.ts';

/** An address that is no page. */
export function LostPage() {
  const t = useText(kitWords);
  return (
    <>
      <h1 className="out-of-sight">{t('notFound')}</h1>
      <Result status="404" title={t('notFound')} extra={<Link to="/">{t('toHome')}</Link>} />
    </>
  );
}
