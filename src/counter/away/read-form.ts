import { type Day, isDay } from '../../kernel/days.ts';
import type { ProviderId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  AWAY_REASONS,
  type AwayReason,
  type PlaceCode,
  placeOf,
} from '../../people/filing/index.ts';
import type { Form } from '../matters/index.ts';
import { NOT_A_DAY, UNKNOWN_PLACE, UNKNOWN_REASON } from './errors.ts';
import type { Asked } from './model.ts';

/** What an application for care away says; a matter that is of one reason only does not ask it. */
export function readAsked(form: Form, today: Day, reason?: AwayReason): Asked {
  return {
    reason: reason ?? readReason(form),
    place: readPlace(form),
    startsOn: readDay(form, 'startsOn') ?? today,
  };
}

function readReason(form: Form): AwayReason {
  const said = textIn(form, 'reason');
  const reason = AWAY_REASONS.find((known) => known === said);
  if (!reason) throw new Rejection(UNKNOWN_REASON, { reason: said });
  return reason;
}

/** Four digits of a prefecture, or six of it or of a county of it. */
function readPlace(form: Form): PlaceCode {
  const said = textIn(form, 'place');
  if (!/^\d{4}(\d\d)?$/.test(said))
    throw new Rejection(UNKNOWN_PLACE, { place: said.slice(0, 20) });
  return placeOf(said.padEnd(6, '0'));
}

export function readDay(form: Form, name: string): Day | null {
  const said = textIn(form, name);
  if (said === '') return null;
  if (!isDay(said)) throw new Rejection(NOT_A_DAY, { field: name, value: said.slice(0, 20) });
  return said;
}

export function readProvider(form: Form, name: string): ProviderId {
  return textIn(form, name) as ProviderId;
}

export function textIn(form: Form, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value.trim() : '';
}
