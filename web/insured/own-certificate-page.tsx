import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { CertificateView } from '../../src/counter/certificates/index.ts';
import { get } from '../kit/api.ts';
import { CertificatePaper } from '../kit/certificates/certificate-paper.tsx';
import { certificatesWords } from '../kit/certificates/words.ts';
import { useText } from '../kit/language.tsx';
import { OwnButton } from './own-button.tsx';
import { Waiting } from './waiting.tsx';

/** A paper of one's own: to show, to print, or to have scanned from the screen. */
export function OwnCertificatePage() {
  const t = useText(certificatesWords);
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['own-certificate', id],
    queryFn: () => get<CertificateView>(`/own/certificates/${encodeURIComponent(id)}`),
  });
  return (
    <div className="stack">
      <div className="tools no-print">
        <Link to="/">← {t('back')}</Link>
        <OwnButton size="small" onClick={() => window.print()}>
          {t('print')}
        </OwnButton>
      </div>
      <Waiting query={query}>{(view) => <CertificatePaper view={view} />}</Waiting>
    </div>
  );
}
