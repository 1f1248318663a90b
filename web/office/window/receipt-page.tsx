import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { get } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { useText } from '../../kit/language.tsx';
import { ReceiptPaper } from '../../kit/matters/receipt-paper.tsx';
import type { Receipt } from '../../kit/matters/views.ts';
import { PrintHead } from '../../kit/print-head.tsx';
import { windowWords } from './words.ts';

/** The paper that the applicant takes along; Enter prints it. */
export function ReceiptPage() {
  const t = useText(windowWords);
  const { id = '' } = useParams();
  const receipt = useQuery({
    queryKey: ['receipt', id],
    queryFn: () => get<Receipt>(`/cases/${encodeURIComponent(id)}/receipt`),
  });
  const back = (
    <span className="tools">
      <Link to="/window/take">← {t('backToTake')}</Link>
      <Link to={`/window/cases/${id}`}>{t('look')}</Link>
    </span>
  );
  return (
    <>
      <PrintHead back={back} title={t('receipt')} />
      <AsyncView query={receipt}>{(paper) => <ReceiptPaper receipt={paper} />}</AsyncView>
    </>
  );
}
