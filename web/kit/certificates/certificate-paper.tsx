import type { CertificateView } from '../../../src/counter/certificates/index.ts';
import { useText } from '../language.tsx';
import { QrCode } from '../matters/qr-code.tsx';
import { moneyText } from '../money-text.tsx';
import { useTerm } from '../term.ts';
import { certificatesWords } from './words.ts';

type Document = CertificateView['document'];

/** The paper as it is printed: what its hash is over, and the code by which anybody checks it. */
export function CertificatePaper({ view }: { readonly view: CertificateView }) {
  const t = useText(certificatesWords);
  const { document, token, hash, withdrawnAt } = view;
  const address = `${window.location.origin}/certificates/${token}`;
  return (
    <article className="slip certificate" aria-label={t(`title.${document.kind}`)}>
      <h1>{t(`title.${document.kind}`)}</h1>
      {withdrawnAt === null ? null : (
        <p className="certificate-void" role="alert">
          {t('isWithdrawn')}
        </p>
      )}
      <div className="certificate-head">
        <Facts facts={factsOf(document, t)} />
        <figure>
          <QrCode text={address} name={t('scan')} />
          <figcaption className="small">{t('scan')}</figcaption>
        </figure>
      </div>
      {document.kind === 'insurance' ? (
        <Insurance document={document} />
      ) : (
        <Payments document={document} />
      )}
      <p className="small quiet certificate-hash">
        {t('hash')} {hash}
      </p>
    </article>
  );
}

type Text = ReturnType<typeof useText<keyof typeof certificatesWords.zh>>;

function factsOf({ number, area, holder, issuedOn, ...rest }: Document, t: Text) {
  const sex = holder.sex === 'male' ? t('sex.male') : t('sex.female');
  const span =
    rest.kind === 'payment'
      ? [[t('span'), t('spanText', { from: rest.from, to: rest.to })] as const]
      : [];
  return [
    [t('number'), number],
    [t('issuedOn'), issuedOn],
    [t('holder'), holder.name],
    [t('sex'), sex],
    [t('idNumber'), holder.idNumber],
    [t('bornOn'), holder.bornOn],
    [t('area'), area],
    ...span,
  ] as const;
}

function Facts({ facts }: { readonly facts: readonly (readonly [string, string])[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Insurance({ document }: { readonly document: Extract<Document, { kind: 'insurance' }> }) {
  const t = useText(certificatesWords);
  const term = useTerm();
  const { periods, months, balance } = document;
  return (
    <>
      <h2>{t('periods')}</h2>
      <table className="plain" aria-label={t('periods')}>
        <Head names={[t('scheme'), t('standing'), t('startsOn'), t('endsOn')]} />
        <tbody>
          {periods.map((one) => (
            <tr key={`${one.scheme} ${one.standing} ${one.startsOn}`}>
              <th scope="row">{term('scheme', one.scheme)}</th>
              <td>
                {term('standing', one.standing)}
                {one.retired ? ` · ${t('retired')}` : ''}
              </td>
              <td>{one.startsOn}</td>
              <td>{one.endsOn ?? t('going')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Facts
        facts={[
          [t('months'), t('monthsText', months)],
          [t('balance'), balance === null ? t('none') : moneyText(balance)],
        ]}
      />
    </>
  );
}

const COLUMNS = ['total', 'funds', 'accounts', 'cash'] as const;

function Payments({ document }: { readonly document: Extract<Document, { kind: 'payment' }> }) {
  const t = useText(certificatesWords);
  const term = useTerm();
  const { rows, sums } = document;
  if (rows.length === 0) return <p>{t('nothingPaid')}</p>;
  return (
    <table className="plain" aria-label={t('title.payment')}>
      <Head names={[t('day'), t('provider'), t('kind'), ...COLUMNS.map((name) => t(name))]} />
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of one paper never change their places.
          <tr key={index}>
            <th scope="row">{row.day}</th>
            <td>{row.provider}</td>
            <td>{term('visit', row.kind)}</td>
            {COLUMNS.map((name) => (
              <td key={name} className="number">
                {moneyText(row[name])}
              </td>
            ))}
          </tr>
        ))}
        <tr className="strong">
          <th scope="row" colSpan={3}>
            {t('sum')}
          </th>
          {COLUMNS.map((name) => (
            <td key={name} className="number">
              {moneyText(sums[name])}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

function Head({ names }: { readonly names: readonly string[] }) {
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
