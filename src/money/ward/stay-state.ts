import type { Stay } from '../encounter/index.ts';
import type { StayState } from './model.ts';

/** Follows from what is recorded; nobody sets it. */
export function stayStateOf({ bill, bills, endedOn, registration }: Stay): StayState {
  if (registration?.cancelledAt) return 'cancelled';
  const gone = endedOn !== null;
  if (bill.settlementId !== null) return gone ? 'settled' : 'settledInHospital';
  if (bills.every(({ chargeCount }) => chargeCount === 0))
    return gone ? 'leftUncharged' : 'admitted';
  return gone ? 'discharged' : 'charged';
}
