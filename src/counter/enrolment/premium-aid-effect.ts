import { assert } from '../../kernel/assert.ts';
import { formatYuan } from '../../kernel/money.ts';
import { holdsOn } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  findGiven,
  type Given,
  giveHelp,
  type PremiumDeps,
  tryHelp,
  undoHelp,
} from '../../money/premium/index.ts';
import { findMemberships } from '../../people/groups/index.ts';
import type { Sql } from '../../platform/sql.ts';
import { type CaseFacts, type Effect, getText } from '../matters/index.ts';
import { AIDED_ALREADY, NOT_IN_A_GROUP } from './errors.ts';
import { hasPremiumAid, insertPremiumAid } from './store.ts';

/**
 * 资助参保: whoever belongs to a special group today is helped with the premium of a year. The decision books the help: all
 * of it insures, a part is booked and the rest asked for. Decided anew after an objection it stands or is taken back.
 */
export function premiumAidEffect({ premiums }: { readonly premiums: PremiumDeps }): Effect {
  return {
    name: 'premium-aid',
    anew: true,
    async check(sql, facts) {
      const asked = askedOf(facts);
      // What this case gave stands, so that it may be approved again.
      if ((await findGiven(sql, asked.cause))?.help.year === asked.year) return;
      await refuse(sql, premiums, asked);
      await tryHelp(sql, premiums, asked);
    },
    rule: async () => ({ says: 'approve' }),
    async carryOut(sql, facts) {
      const asked = askedOf(facts);
      const actor = { id: facts.case.openedBy, office: facts.case.acceptedAt };
      const before = await findGiven(sql, asked.cause);
      if (before?.help.year === asked.year) return { result: {} };
      if (before) await undoHelp(sql, premiums, asked.cause, actor);
      const group = await refuse(sql, premiums, asked);
      const given = await giveHelp(sql, premiums, asked, actor);
      const decided = { group: given.help.group ?? group, decidedOn: given.help.on };
      const { cause, ...whose } = asked;
      await insertPremiumAid(sql, { ...whose, ...decided, case: cause, help: given.help.id });
      return { result: resultOf(given) };
    },
    /** A decision that an objection opened again and that does not stand takes its help with it. */
    async moved(sql, { case: { id, office } }, { act, actor }) {
      if (act !== 'refuse' && act !== 'withdraw') return;
      await undoHelp(sql, premiums, id, { id: actor, office });
    },
  };
}

function askedOf({ case: { id, person, form } }: CaseFacts) {
  assert(person, 'premium aid is that of a person');
  return { cause: id, person, year: Number(getText(form, 'year')) };
}

type Asked = ReturnType<typeof askedOf>;

/** Says no, or on the ground of which group somebody applies. */
async function refuse(
  sql: Sql,
  { clock }: Pick<PremiumDeps, 'clock'>,
  { person, year }: Asked,
): Promise<string> {
  const today = clock.today();
  const memberships = (await findMemberships(sql, [person])).get(person) ?? [];
  const membership = memberships.find((each) => holdsOn(each, today));
  if (!membership) throw new Rejection(NOT_IN_A_GROUP, { today });
  if (await hasPremiumAid(sql, person, year)) {
    throw new Rejection(AIDED_ALREADY, { year: String(year) });
  }
  return membership.groupCode;
}

function resultOf({ help, order }: Given): Readonly<Record<string, string>> {
  const about = { year: String(help.year), group: help.group ?? '', order: order.id };
  if (help.outcome === 'difference') return { ...about, difference: formatYuan(help.amount) };
  const { personal, state, payUntil, insurance } = order;
  return {
    ...{ ...about, aid: formatYuan(help.amount), personal: formatYuan(personal) },
    ...(state === 'made' && { payUntil }),
    ...(insurance && {
      ...{ startsOn: insurance.startsOn, coveredFrom: insurance.coveredFrom },
      endsOn: insurance.endsOn,
    }),
  };
}
