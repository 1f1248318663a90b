import type { Money } from '../../kernel/money.ts';

/** Where a stay stands between admission and settlement. */
export const STAY_STATES = [
  'admitted',
  'charged',
  'leftUncharged',
  'discharged',
  'settledInHospital',
  'settled',
  'cancelled',
] as const;
export type StayState = (typeof STAY_STATES)[number];

export const ALERTS = [
  'insuranceEnded',
  'costOver',
  'noCharges',
  'notSettled',
  'longStay',
] as const;
export type Alert = (typeof ALERTS)[number];

/** From where on a clerk wants to be told. */
export type Limits = {
  readonly costMax: Money;
  /** Days without a charge. */
  readonly quietDays: number;
  /** Days in hospital. */
  readonly stayDays: number;
};

/** What a desk may say of a stay beside kind and days; an empty text takes back what was said. */
export const SAYINGS = [
  'department',
  'departmentName',
  'bed',
  'doctorName',
  'recordNumber',
  'contact',
  'phone',
  'deposit',
] as const;
export type Saying = (typeof SAYINGS)[number];
