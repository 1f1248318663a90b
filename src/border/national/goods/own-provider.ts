import { Rejection } from '../../../kernel/rejection.ts';
import { OTHER_PROVIDER } from '../errors.ts';
import type { Row } from '../input.ts';
import type { Call } from '../transaction.ts';

/** A row that names a provider must name the sender. */
export function checkOwnProvider(row: Row, { signedIn }: Call): void {
  const named = row.textOr('fixmedins_code');
  const own = signedIn.provider.id;
  if (named !== null && named !== own) {
    throw new Rejection(OTHER_PROVIDER, { provider: named, own });
  }
}
