import { useText } from '../kit/language.tsx';
import { MoneyText } from '../kit/money-text.tsx';
import { paymentWords } from './payment-words.ts';

type Name = 'drawn' | 'carried' | 'deducted' | 'payable' | 'paid';

/** Sums beside each other; the last but one stands out where something is to be paid. */
export function PaymentFigures<Shown extends Name>({
  view,
  names,
}: {
  view: Readonly<Record<Shown, string>>;
  names: readonly Shown[];
}) {
  const t = useText(paymentWords);
  return (
    <div className="figure-row">
      {names.map((name) => (
        <div key={name} className={`figure${name === 'payable' ? ' main' : ''}`}>
          <div className="figure-name">{t(name)}</div>
          <div className="figure-value" data-testid={`figure-${name}`}>
            <MoneyText amount={view[name]} />
          </div>
        </div>
      ))}
    </div>
  );
}
