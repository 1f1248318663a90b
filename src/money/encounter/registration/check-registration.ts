import type { RegistrationId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import {
  IS_A_STAY,
  NOT_A_STAY,
  REGISTERED_ELSEWHERE,
  REGISTRATION_CANCELLED,
  REGISTRATION_OF_ANOTHER,
  UNKNOWN_REGISTRATION,
} from '../errors.ts';
import type { Asker, Registration } from './model.ts';

/** The registration, if it is there, the asker's own and not cancelled; else the first refusal of that order. */
export function checkOwn(
  found: Registration | null | undefined,
  id: RegistrationId,
  { person, provider }: Asker,
): Registration {
  if (!found) throw new Rejection(UNKNOWN_REGISTRATION, { id });
  if (found.person !== person) throw new Rejection(REGISTRATION_OF_ANOTHER, { id });
  if (found.provider !== provider) throw new Rejection(REGISTERED_ELSEWHERE, { id });
  if (found.cancelledAt !== null) throw new Rejection(REGISTRATION_CANCELLED, { id });
  return found;
}

export function checkStay({ id, stay }: Registration, wanted: boolean): void {
  if (stay && !wanted) throw new Rejection(IS_A_STAY, { id });
  if (!stay && wanted) throw new Rejection(NOT_A_STAY, { id });
}
