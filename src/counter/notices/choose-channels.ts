import type { PersonId } from '../../kernel/ids.ts';
import type { NoticeChannel } from './model.ts';

export type Reachable = {
  readonly person: PersonId | null;
  /** Of whoever stood at the counter, before that of the person himself. */
  readonly phones: readonly (string | null)[];
  readonly mail: string | null;
};

export type Chosen = { readonly channel: NoticeChannel; readonly address: string | null };

/**
 * One notice for each way in which somebody can be reached. The app always holds it for an insured person; by telephone and by
 * mail only where a gateway is set, since nothing should wait for what nobody set up.
 */
export function chooseChannels(
  { person, phones, mail }: Reachable,
  set: ReadonlySet<NoticeChannel>,
): Chosen[] {
  const phone = phones.find((one) => one !== null && /^\+?[0-9][0-9 -]{4,19}$/.test(one)) ?? null;
  const chosen: Chosen[] = [];
  if (phone !== null && set.has('sms')) chosen.push({ channel: 'sms', address: phone });
  if (person !== null) chosen.push({ channel: 'app', address: null });
  if (mail !== null && /^\S+@\S+$/.test(mail) && set.has('mail')) {
    chosen.push({ channel: 'mail', address: mail });
  }
  return chosen;
}
