import { Rejection } from '../../kernel/rejection.ts';
import { type FileFormat, writeBankFile } from './bank-file.ts';
import type { PaymentDeps } from './close-period.ts';
import { UNKNOWN_FILE } from './errors.ts';
import type { OrderId } from './model.ts';
import { moveOrders } from './move-order.ts';
import { findOrdersInFile } from './store/order.ts';

export type BankFile = { readonly name: string; readonly text: string };

/** The orders leave in a file: from here on each is sent, and is never part of another file. */
export async function sendFile(
  deps: PaymentDeps,
  { orders, format }: { readonly orders: readonly OrderId[]; readonly format: FileFormat },
  actor: string,
): Promise<BankFile> {
  const name = `payment-${deps.ids.next()}`;
  await moveOrders(deps, { orders, action: 'send', actor, detail: name });
  return readFile(deps, { name, format });
}

/** The same text again, for a file that was lost on the way; nothing is sent anew. */
export async function readFile(
  { database }: PaymentDeps,
  { name, format }: { readonly name: string; readonly format: FileFormat },
): Promise<BankFile> {
  const sent = await findOrdersInFile(database.sql, name);
  if (sent.length === 0) throw new Rejection(UNKNOWN_FILE, { name });
  return { name: `${name}.${format === 'tab' ? 'txt' : 'csv'}`, text: writeBankFile(sent, format) };
}
