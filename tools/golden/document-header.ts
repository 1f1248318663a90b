import type { Day } from '../../src/kernel/days.ts';
import type { AreaCode, PolicyId } from '../../src/kernel/ids.ts';
import type { BenefitKind, Scheme } from '../../src/rules/policy/index.ts';

/** Every figure of a converted pack rests on the file it came from. */
export const SOURCE = 'cases file';

/** What every document of a pack begins with. */
export type HeaderOf = <Kind extends BenefitKind>(
  benefit: Kind,
) => {
  readonly id: PolicyId;
  readonly benefit: Kind;
  readonly area: AreaCode;
  readonly areaName: string;
  readonly scheme: Scheme;
  readonly from: Day;
  readonly until: null;
  readonly title: { readonly zh: string; readonly en: string };
};
