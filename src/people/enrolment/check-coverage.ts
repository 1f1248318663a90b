import { isEmpty, overlap } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { COVERAGE_OVERLAPS, PERIOD_EMPTY } from './errors.ts';
import type { Coverage } from './model.ts';

/**
 * Two periods of one scheme and standing would count a day twice. Different schemes may overlap
 * (`coverageOn` says which counts), and so may arrears that later were paid.
 */
export function checkCoverage(coverage: Coverage, existing: readonly Coverage[]): void {
  const { startsOn, endsOn, scheme, standing } = coverage;
  if (isEmpty(coverage)) throw new Rejection(PERIOD_EMPTY, { startsOn, endsOn: endsOn ?? '' });
  const clash = existing.find(
    (other) => other.scheme === scheme && other.standing === standing && overlap(other, coverage),
  );
  if (clash) {
    throw new Rejection(COVERAGE_OVERLAPS, {
      scheme,
      standing,
      startsOn: clash.startsOn,
      endsOn: clash.endsOn ?? '—',
    });
  }
}
