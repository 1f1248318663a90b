import { Rejection, type RejectionKind } from '../../kernel/rejection.ts';
import { PERMISSIONS } from '../../platform/access.ts';
import type { Permission, Role } from '../../platform/http/route.ts';
import {
  ALREADY_DISCHARGED,
  REGISTRATION_CANCELLED as CANCELLED,
  REGISTRATION_CHARGED as CHARGED,
  KIND_IS_FIXED,
  NOT_ENDED,
  ALREADY_SETTLED as SETTLED,
  UNKNOWN_UPLOAD,
} from '../encounter/index.ts';
import {
  EMPTY_BILL,
  NOT_DISCHARGED,
  ALREADY_SETTLED as SETTLED_ONCE,
  UNKNOWN_SETTLEMENT,
} from '../settlement/index.ts';
import { STAY_STATES, type StayState } from './model.ts';

/** May be done, or the refusal that answers whoever tries. */
type Rule = true | RejectionKind;

type ActionRule = {
  readonly permission: Permission;
  readonly in: Readonly<Record<StayState, Rule>>;
};

/** State → what may be done → who may do it: the one table, which the pages show and the routes keep. */
export const STAY_ACTIONS = {
  /** Bed, department, doctor, deposit. */
  move: { permission: 'care.write', in: rules(true, true, true, true, true, SETTLED, CANCELLED) },
  diagnose: {
    permission: 'care.write',
    in: rules(true, true, true, true, true, SETTLED, CANCELLED),
  },
  /** Kind, disease, first day, whatever decides money. */
  describe: {
    permission: 'care.write',
    in: rules(true, KIND_IS_FIXED, true, KIND_IS_FIXED, KIND_IS_FIXED, KIND_IS_FIXED, CANCELLED),
  },
  charge: {
    permission: 'care.write',
    in: rules(true, true, true, true, SETTLED, SETTLED, CANCELLED),
  },
  void: {
    permission: 'care.write',
    in: rules(UNKNOWN_UPLOAD, true, UNKNOWN_UPLOAD, true, SETTLED, SETTLED, UNKNOWN_UPLOAD),
  },
  quote: {
    permission: 'settlement.write',
    in: rules(EMPTY_BILL, true, EMPTY_BILL, true, SETTLED_ONCE, SETTLED_ONCE, EMPTY_BILL),
  },
  discharge: {
    permission: 'care.write',
    in: rules(
      true,
      true,
      ALREADY_DISCHARGED,
      ALREADY_DISCHARGED,
      true,
      ALREADY_DISCHARGED,
      CANCELLED,
    ),
  },
  undoDischarge: {
    permission: 'care.write',
    in: rules(NOT_ENDED, NOT_ENDED, true, true, NOT_ENDED, SETTLED, CANCELLED),
  },
  settle: {
    permission: 'settlement.write',
    in: rules(EMPTY_BILL, NOT_DISCHARGED, EMPTY_BILL, true, SETTLED_ONCE, SETTLED_ONCE, EMPTY_BILL),
  },
  cancelSettlement: { permission: 'settlement.write', in: onceSettled() },
  cancelAdmission: {
    permission: 'care.write',
    in: rules(true, CHARGED, true, CHARGED, CHARGED, CHARGED, CANCELLED),
  },
  printSlip: { permission: 'settlement.read', in: onceSettled() },
  printFees: { permission: 'care.read', in: rules(true, true, true, true, true, true, true) },
} as const satisfies Readonly<Record<string, ActionRule>>;

export type StayAction = keyof typeof STAY_ACTIONS;
export const STAY_ACTION_NAMES = Object.keys(STAY_ACTIONS) as readonly StayAction[];

/** What this role may do with a stay in this state. */
export function actionsFor(state: StayState, role: Role): readonly StayAction[] {
  return STAY_ACTION_NAMES.filter((action) => {
    const { permission, in: states } = STAY_ACTIONS[action];
    return states[state] === true && PERMISSIONS[role].includes(permission);
  });
}

export function checkStayAction(action: StayAction, state: StayState, id: string): void {
  const rule: Rule = STAY_ACTIONS[action].in[state];
  if (rule === true) return;
  throw new Rejection(rule, { id, encounter: id, settlement: '', endedOn: '', seq: '' });
}

/** In the order of the states. */
function rules(...list: readonly [Rule, Rule, Rule, Rule, Rule, Rule, Rule]) {
  return Object.fromEntries(STAY_STATES.map((state, i) => [state, list[i]])) as Readonly<
    Record<StayState, Rule>
  >;
}

function onceSettled() {
  const none = UNKNOWN_SETTLEMENT;
  return rules(none, none, none, none, true, true, none);
}
