import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { CertificateView } from '../../src/counter/certificates/index.ts';
import { get } from '../kit/api.ts';
import { AsyncView } from '../kit/async-view.tsx';
import { CertificatePaper } from '../kit/certificates/certificate-paper.tsx';
import { certificatesWords } from '../kit/certificates/words.ts';
import { useText } from '../kit/language.tsx';
import { PrintHead } from '../kit/print-head.tsx';

/** A paper that was given out, to be printed; Enter prints it. */
export function CertificatePage() {
  const t = useText(certificatesWords);
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['certificate', id],
    queryFn: () => get<CertificateView>(`/certificates/${encodeURIComponent(id)}`),
  });
  return (
    <>
      <PrintHead back={<Link to="/window/queue">← {t('back')}</Link>} title={t('certificate')} />
      <AsyncView query={query}>{(view) => <CertificatePaper view={view} />}</AsyncView>
    </>
  );
}
