import { Rejection } from '../../kernel/rejection.ts';
import {
  DEPARTMENT_BEGAN_DIFFERS,
  DEPARTMENT_ENDS_BEFORE_START,
  DEPARTMENT_EXISTS,
  UNKNOWN_DEPARTMENT,
} from './errors.ts';
import type { Department } from './model.ts';

export type DepartmentAct = 'add' | 'change' | 'withdraw';

/** Why it cannot be done; null: it can. `live` is what holds for the code today. */
export function decideDepartment(
  act: DepartmentAct,
  { code, beganAt, endedAt }: Department,
  live: Department | null,
): Rejection | null {
  if (endedAt !== null && endedAt <= beganAt) {
    return new Rejection(DEPARTMENT_ENDS_BEFORE_START, { code, beganAt, endedAt });
  }
  if (act === 'add') return live ? new Rejection(DEPARTMENT_EXISTS, { code }) : null;
  if (!live) return new Rejection(UNKNOWN_DEPARTMENT, { code });
  // A withdrawal names the day, so that a code that was given anew is not taken back by mistake. Some senders
  // give the day only.
  if (act === 'withdraw' && live.beganAt.slice(0, 10) !== beganAt.slice(0, 10)) {
    return new Rejection(DEPARTMENT_BEGAN_DIFFERS, { code, beganAt, recorded: live.beganAt });
  }
  return null;
}
