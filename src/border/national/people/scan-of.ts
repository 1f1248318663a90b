import type { DecodedVoucher } from '../../../people/credential/index.ts';
import type { Row } from '../input.ts';
import type { Call } from '../transaction.ts';
import { deskOf } from './credential-of.ts';

/** The code that was scanned, for the signed-in provider; `otherwise` is where some readers put it. */
export async function decodeScan(row: Row, otherwise: string, call: Call): Promise<DecodedVoucher> {
  const code = row.textOr('ecQrCode') ?? row.textOr(otherwise);
  if (code === null) throw row.refuse('ecQrCode', '必填');
  const purpose = row.textOr('businessType') ?? call.number;
  const decoded = await call.world.credentials.decode(code, purpose, deskOf(call));
  call.concerns({ person: decoded.person });
  return decoded;
}
