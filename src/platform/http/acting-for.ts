import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { NOT_GUARDIAN } from '../errors.ts';
import type { Caller } from './route.ts';

/** By it an insured person says that he acts for a child; without it everything is about himself. */
export const FOR_HEADER = 'x-yikao-for';

/** Whether somebody of an area may act for somebody else of it. Who may is not the platform's to know. */
export type Guardians = (
  area: AreaCode,
  pair: { readonly guardian: PersonId; readonly minor: PersonId },
) => Promise<boolean>;

/**
 * The caller stays who signed in, so that the access log tells who it was; the person whose things are opened becomes the
 * child. Asked with each call: what ends or comes of age is over with the next one.
 */
export async function actingFor(
  caller: Caller,
  { area, minor }: { readonly area: AreaCode; readonly minor: string | undefined },
  guardians: Guardians | undefined,
): Promise<Caller> {
  if (minor === undefined || minor === caller.person) return caller;
  const { person: guardian } = caller;
  const pair = guardian && { guardian, minor: minor as PersonId };
  if (!pair || !(await guardians?.(area, pair))) throw new Rejection(NOT_GUARDIAN);
  return { ...caller, person: pair.minor };
}
