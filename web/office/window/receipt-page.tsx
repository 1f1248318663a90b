import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { get } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { useText } from '../../kit/language.tsx';
import { FORMATS, type Format, ReceiptPaper } from '../../kit/matters/receipt-paper.tsx';
import type { Receipt } from '../../kit/matters/views.ts';
import { PrintHead } from '../../kit/print-head.tsx';
import { windowWords } from './words.ts';

/** The paper that the applicant takes along; Enter prints it, on the paper that this counter printed on last. */
export function ReceiptPage() {
  const t = useText(windowWords);
  const { id = '' } = useParams();
  const [format, setFormat] = useState(keptFormat);
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
  const choose = (chosen: Format) => {
    localStorage.setItem(SLOT, chosen);
    setFormat(chosen);
  };
  return (
    <>
      <PrintHead back={back} title={t('receipt')} />
      <fieldset className="choices receipt-formats no-print">
        <legend className="out-of-sight">{t('paperSize')}</legend>
        {FORMATS.map((name) => (
          <label key={name} className="choice">
            <input
              type="radio"
              name="format"
              checked={format === name}
              onChange={() => choose(name)}
            />
            {t(`paper.${name}`)}
          </label>
        ))}
      </fieldset>
      <AsyncView query={receipt}>
        {(paper) => <ReceiptPaper receipt={paper} format={format} />}
      </AsyncView>
    </>
  );
}

const SLOT = 'yikao.receipt';

function keptFormat(): Format {
  const kept = localStorage.getItem(SLOT);
  return FORMATS.find((name) => name === kept) ?? 'a5';
}
