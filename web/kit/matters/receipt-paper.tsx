import { useLanguage, useText } from '../language.tsx';
import { momentText } from '../today.ts';
import { dueText } from './due-text.ts';
import { useNamed } from './named.ts';
import { QrCode } from './qr-code.tsx';
import type { Names, Receipt } from './views.ts';
import { mattersWords } from './words.ts';

/** Half a sheet, or the roll of a slip printer of 80 mm. */
export const FORMATS = ['a5', 'roll'] as const;
export type Format = (typeof FORMATS)[number];

type Props = { readonly receipt: Receipt; readonly format?: Format };

/** What the applicant takes home: what was taken, by when it is decided, and how to follow it. */
export function ReceiptPaper({ receipt, format = 'a5' }: Props) {
  const t = useText(mattersWords);
  const named = useNamed();
  const { language } = useLanguage();
  const facts: readonly (readonly [string, string])[] = [
    [t('receiptNumber'), receipt.number],
    [t('receiptMatter'), named(receipt.names)],
    ...(receipt.person === null ? [] : ([[t('receiptPerson'), receipt.person]] as const)),
    [t('receiptOffice'), language === 'zh' ? receipt.office.name : receipt.office.nameEn],
    ...(receipt.office.phone === '' ? [] : ([[t('receiptPhone'), receipt.office.phone]] as const)),
    [t('receiptTaken'), momentText(receipt.submittedAt)],
    [t('receiptDue'), dueText(t, receipt)],
  ];
  return (
    <article className={`slip receipt ${format}`}>
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
          <QrCode text={`${window.location.origin}${receipt.qr}`} name={t('receiptScan')} />
          <figcaption className="small">{t('receiptScan')}</figcaption>
        </figure>
      </div>
      <h2>{t('receiptPapers')}</h2>
      {receipt.papers.length === 0 ? (
        <p>{t('receiptNothing')}</p>
      ) : (
        <ul>
          {sheetsOf(receipt).map(([label, sheets]) => (
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

/** How many sheets of each material. */
function sheetsOf({ papers }: Receipt): [Names, number][] {
  const found = new Map<string, [Names, number]>();
  for (const { material } of papers) {
    const [, count] = found.get(material.zh) ?? [material, 0];
    found.set(material.zh, [material, count + 1]);
  }
  return [...found.values()];
}
