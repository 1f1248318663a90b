import { useText } from '../language.tsx';
import { momentText } from '../today.ts';
import { useNamed } from './named.ts';
import { QrCode } from './qr-code.tsx';
import type { Receipt } from './views.ts';
import { mattersWords } from './words.ts';

/** What the applicant takes home: what was taken, by when it is decided, and how to follow it. */
export function ReceiptPaper({ receipt }: { readonly receipt: Receipt }) {
  const t = useText(mattersWords);
  const named = useNamed();
  const due = receipt.dueOn === null ? t('deadlineAtOnce') : receipt.dueOn;
  const facts: readonly (readonly [string, string])[] = [
    [t('receiptNumber'), receipt.number],
    [t('receiptMatter'), named(receipt.names)],
    ...(receipt.person === null ? [] : ([[t('receiptPerson'), receipt.person]] as const)),
    [t('receiptOffice'), receipt.office],
    ...(receipt.phone === '' ? [] : ([[t('receiptPhone'), receipt.phone]] as const)),
    [t('receiptTaken'), momentText(receipt.takenAt)],
    [t('receiptDue'), `${due}${receipt.dueProvisional ? t('dueProvisional') : ''}`],
  ];
  return (
    <article className="slip receipt">
      <h1>{t('receiptTitle')}</h1>
      <div className="receipt-body">
        <dl className="facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <figure>
          <QrCode text={receipt.qr} name={t('receiptScan')} />
          <figcaption className="small">{t('receiptScan')}</figcaption>
        </figure>
      </div>
      <h2>{t('receiptPapers')}</h2>
      {receipt.papers.length === 0 ? (
        <p>{t('receiptNothing')}</p>
      ) : (
        <ul>
          {receipt.papers.map(({ label, sheets }) => (
            <li key={label.zh}>
              {named(label)} · {t('papersSheets', { count: sheets })}
            </li>
          ))}
        </ul>
      )}
      {receipt.promised.length > 0 ? (
        <>
          <h2>{t('receiptPromised')}</h2>
          <ul>
            {receipt.promised.map((label) => (
              <li key={label.zh}>{named(label)}</li>
            ))}
          </ul>
        </>
      ) : null}
      <p className="quiet">{t('receiptKeep')}</p>
    </article>
  );
}
