import type { Day } from '../../kernel/days.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  ALREADY_DISCHARGED,
  DISCHARGE_BEFORE_ADMISSION,
  DISCHARGE_BEFORE_CHARGES,
  END_IN_FUTURE,
} from './errors.ts';
import type { Encounter } from './model.ts';
import { checkUnsettled } from './price-lines.ts';

/** False: it ended on that very day already, so that there is nothing to do. */
export function checkDischarge(encounter: Encounter, endedOn: Day, today: Day): boolean {
  const { id, startedOn, bill } = encounter;
  if (encounter.endedOn === endedOn) return false;
  if (encounter.endedOn !== null) {
    throw new Rejection(ALREADY_DISCHARGED, { id, endedOn: encounter.endedOn });
  }
  checkUnsettled(encounter);
  if (endedOn < startedOn) {
    throw new Rejection(DISCHARGE_BEFORE_ADMISSION, { startedOn, endedOn });
  }
  if (endedOn > today) throw new Rejection(END_IN_FUTURE, { day: endedOn, today });
  const last = bill.at(-1)?.day;
  if (last !== undefined && last > endedOn) {
    throw new Rejection(DISCHARGE_BEFORE_CHARGES, { endedOn, last });
  }
  return true;
}
