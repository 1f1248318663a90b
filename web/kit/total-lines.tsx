import { MoneyText } from './money-text.tsx';
import type { AmountName, Amounts } from './settlement-views.ts';
import { useTerm } from './term.ts';

const LINES: readonly {
  readonly name: AmountName;
  readonly sum?: boolean;
  readonly always?: boolean;
}[] = [
  { name: 'total', always: true },
  { name: 'pool', always: true },
  { name: 'largeAmount' },
  { name: 'seriousDisease', always: true },
  { name: 'medicalAid', always: true },
  { name: 'fund', sum: true, always: true },
  { name: 'personal', always: true },
  { name: 'ownAccount', always: true },
  { name: 'mutualAid', always: true },
  { name: 'cash', sum: true, always: true },
];

/** Who pays what, as one column of figures. */
export function TotalLines({ amounts }: { amounts: Amounts }) {
  const term = useTerm();
  return (
    <div>
      {LINES.filter(({ name, always }) => always || !/^-?0+(\.0+)?$/.test(amounts[name])).map(
        ({ name, sum }) => (
          <div key={name} className={`total-line${sum ? ' sum' : ''}`}>
            <span>{term('amount', name)}</span>
            <MoneyText amount={amounts[name]} />
          </div>
        ),
      )}
    </div>
  );
}
