import type { Day } from '../../kernel/days.ts';
import type { PremiumFigures } from '../../rules/figures/index.ts';
import type { Coverage } from './model.ts';

/** A resident's period that lies, wholly or in part, beside a paid-up time as an employee. */
export type DualCoverage = {
  readonly resident: Coverage;
  readonly employee: Coverage;
  /** The first day on which both hold. */
  readonly from: Day;
};

/** Employee insurance prevails; nothing is changed here. */
export function findDualCoverage(coverage: readonly Coverage[], after: Day): DualCoverage[] {
  const paid = coverage.filter(({ standing }) => standing !== 'arrears');
  const employees = paid.filter(
    ({ scheme, standing }) => scheme === 'employee' && standing === 'covered',
  );
  return paid
    .filter(({ scheme, endsOn }) => scheme === 'resident' && (endsOn === null || endsOn > after))
    .flatMap((resident) => {
      const both = employees
        .map((employee) => ({ resident, employee, from: commonFrom(resident, employee) }))
        .filter(({ from, employee }) => from !== null && holdsBeyond(employee, after));
      const [first] = both.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
      return first?.from ? [{ ...first, from: first.from }] : [];
    });
}

function commonFrom(a: Coverage, b: Coverage): Day | null {
  const from = a.startsOn > b.startsOn ? a.startsOn : b.startsOn;
  const ended = ({ endsOn }: Coverage) => endsOn !== null && endsOn <= from;
  return ended(a) || ended(b) ? null : from;
}

function holdsBeyond({ endsOn }: Coverage, day: Day): boolean {
  return endsOn === null || endsOn > day;
}

/** Before the insurance begins the premium comes back, where the area lets it; afterwards the time ends and nothing does. */
export function mayRefund(
  { askedOn, startsOn }: { readonly askedOn: Day; readonly startsOn: Day },
  rule: PremiumFigures['refund'],
): boolean {
  return rule === 'before-coverage' && askedOn < startsOn;
}
