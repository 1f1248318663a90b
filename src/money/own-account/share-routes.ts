import { type TSchema, Type } from 'typebox';
import { type Day, isDay } from '../../kernel/days.ts';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { yuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  changeGrant,
  confirmQuota,
  endGrant,
  findWalletGrant,
  type GrantId,
  grantMutualAid,
  type Hand,
  PERIOD_EMPTY,
  RECEIVER_NOT_FOUND,
  RELATIONS,
  refuseQuota,
  UNKNOWN_GRANT,
} from '../../people/accounts/index.ts';
import { mayActFor } from '../../people/credential/index.ts';
import { findPersonByIdNumber } from '../../people/enrolment/index.ts';
import { type Caller, type Permission, type Route, route } from '../../platform/http/route.ts';
import { newbornDaysOf, type OwnAccountDeps } from './deps.ts';
import { sharingOf } from './draw-premium.ts';
import { endWallet } from './end-wallet.ts';
import { NOT_GUARDIAN, OUTSIDE_THE_RELATIONS } from './errors.ts';
import { grantWallet } from './grant-wallet.ts';
import { QuotaView, quotaView, WalletView, walletView } from './view.ts';

/** Who acts: the owner for himself, or a counter for the person in the path. */
export type Acting = {
  readonly base: '/own' | '/persons/:id';
  readonly params: Readonly<Record<string, TSchema>>;
  readonly permission: Permission;
  readonly who: (call: { readonly caller: Caller; readonly params: unknown }) => PersonId;
  /** Whether a child's quota may be confirmed besides, by whoever is recorded as its guardian. */
  readonly guardian: boolean;
};

type Of = (area: AreaCode) => OwnAccountDeps;

const Key = Type.String({ minLength: 1, maxLength: 64 });
const Yuan = Type.String({ pattern: '^[0-9]{1,9}(\\.[0-9]{1,2})?$' });
const Relation = Type.Enum([...RELATIONS], { description: 'What the giver is to the receiver' });
const DayText = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' });
const Relative = {
  name: Type.String({ minLength: 1, maxLength: 60 }),
  idNumber: Type.String({ minLength: 15, maxLength: 18 }),
};
const Granted = Type.Object({ id: Type.String(), position: Type.Integer() });
const Done = Type.Object({ done: Type.Literal(true) });
const GRANT = Type.String({ pattern: '^[0-9a-f-]{36}$' });

export function shareRoutesOf(of: Of, acting: Acting): Route[] {
  return [
    grantRow(of, acting),
    changeRow(of, acting),
    endRow(of, acting),
    walletRow(of, acting),
    endWalletRow(of, acting),
    ...quotaRows(of, acting),
  ];
}

/** The person whose account it is, for the list of who looked. */
function shown({ who }: Acting) {
  return (call: { readonly caller: Caller; readonly params: unknown }) => who(call);
}

/** Every key belongs to who sent it, so that nobody is answered with what another did. */
function handOf({ caller: { id } }: { readonly caller: Caller }, key: string) {
  return { by: id, key: `${id}/${key}` } satisfies Hand;
}

function grantRow(of: Of, acting: Acting): Route {
  const { base, permission, who } = acting;
  return route({
    method: 'POST',
    path: `${base}/grants`,
    permission,
    summary: 'Sets a part of an own account aside for a relative of the area',
    params: Type.Object(acting.params),
    body: Type.Object({
      ...{ key: Key, ...Relative, relation: Relation, quota: Yuan },
      endsOn: Type.Optional(DayText),
    }),
    answer: Granted,
    person: shown(acting),
    async handle(call) {
      const { key, name, idNumber, relation, quota, endsOn } = call.body;
      const deps = of(call.area);
      const { relations } = sharingOf(deps).family;
      if (!relations.includes(relation)) throw new Rejection(OUTSIDE_THE_RELATIONS, { relation });
      const found = await findPersonByIdNumber(deps.database.sql, idNumber.toUpperCase());
      if (found?.name !== name) throw new Rejection(RECEIVER_NOT_FOUND);
      const startsOn = deps.clock.today();
      const grant = {
        ...{ giverId: who(call), receiverId: found.id, relation, quota: yuan(quota), startsOn },
        endsOn: endsOn === undefined ? null : dayOf(endsOn),
      };
      const newborns = { ...deps, newbornDays: newbornDaysOf(deps) };
      return grantMutualAid(newborns, grant, handOf(call, key));
    },
  });
}

function changeRow(of: Of, acting: Acting): Route {
  const { base, permission, who } = acting;
  return route({
    method: 'POST',
    path: `${base}/grants/:grant/changes`,
    permission,
    summary: 'Raises or lowers what is left of a quota, or sets its end',
    params: Type.Object({ ...acting.params, grant: GRANT }),
    body: Type.Object({
      ...{ key: Key, left: Type.Optional(Yuan) },
      endsOn: Type.Optional(Type.Union([DayText, Type.Null()])),
    }),
    answer: Done,
    person: shown(acting),
    async handle(call) {
      const { key, left, endsOn } = call.body;
      const change = {
        ...{ id: grantOf(call.params), giver: who(call) },
        ...(left !== undefined && { left: yuan(left) }),
        ...(endsOn !== undefined && { endsOn: endsOn === null ? null : dayOf(endsOn) }),
      };
      await changeGrant(of(call.area), change, handOf(call, key));
      return { done: true };
    },
  });
}

function endRow(of: Of, acting: Acting): Route {
  const { base, permission, who } = acting;
  return route({
    method: 'POST',
    path: `${base}/grants/:grant/end`,
    permission,
    summary: 'Ends a grant, as its giver or its receiver; what is left is the giver’s again',
    params: Type.Object({ ...acting.params, grant: GRANT }),
    body: Type.Object({ key: Key }),
    answer: Done,
    person: shown(acting),
    async handle(call) {
      await endGrant(of(call.area), grantOf(call.params), who(call), handOf(call, call.body.key));
      return { done: true };
    },
  });
}

function walletRow(of: Of, acting: Acting): Route {
  const { base, permission, who } = acting;
  return route({
    method: 'POST',
    path: `${base}/wallets`,
    permission,
    summary: 'Holds a quota for a relative insured in another area, who confirms it there',
    params: Type.Object(acting.params),
    body: Type.Object({
      ...{ key: Key, area: Type.String({ pattern: '^[0-9]{6}$' }), ...Relative },
      ...{ relation: Relation, quota: Yuan },
    }),
    answer: WalletView,
    person: shown(acting),
    async handle(call) {
      const { key, area, name, idNumber, relation, quota } = call.body;
      return walletView(
        await grantWallet(of(call.area), {
          ...{ giver: who(call), receiverArea: area as AreaCode, receiver: { name, idNumber } },
          ...{ relation, quota: yuan(quota), ...handOf(call, key) },
        }),
      );
    },
  });
}

/** May come again: what has ended stays ended. */
function endWalletRow(of: Of, acting: Acting): Route {
  const { base, permission, who } = acting;
  return route({
    method: 'POST',
    path: `${base}/wallets/:grant/end`,
    permission,
    summary:
      'Ends a quota that was given to a relative of another area; what is left is free again',
    params: Type.Object({ ...acting.params, grant: GRANT }),
    body: Type.Object({ key: Key }),
    answer: WalletView,
    person: shown(acting),
    async handle(call) {
      const [deps, id] = [of(call.area), grantOf(call.params)];
      const found = await findWalletGrant(deps.database.sql, id);
      if (found?.giverId !== who(call)) throw new Rejection(UNKNOWN_GRANT, { id });
      await endWallet(deps, id, { reason: 'by-giver', by: call.caller.id });
      return walletView((await findWalletGrant(deps.database.sql, id)) ?? found);
    },
  });
}

function quotaRows(of: Of, acting: Acting): Route[] {
  const { base, permission } = acting;
  const row = (act: 'confirmation' | 'refusal', summary: string) =>
    route({
      method: 'POST',
      path: `${base}/quotas/:grant/${act}`,
      permission,
      summary,
      params: Type.Object({ ...acting.params, grant: GRANT }),
      body: Type.Object({
        key: Key,
        ...(acting.guardian && {
          child: Type.Optional(
            Type.String({ maxLength: 64, description: 'For whom a guardian acts' }),
          ),
        }),
      }),
      answer: QuotaView,
      person: (call) => personOf(acting, call),
      async handle(call) {
        const [deps, id] = [of(call.area), grantOf(call.params)];
        const person = personOf(acting, call);
        await permitFor(deps, acting, call, person);
        const hand = { person, ...handOf(call, call.body.key) };
        const say = act === 'confirmation' ? confirmQuota : refuseQuota;
        return quotaView(await say(deps, id, hand));
      },
    });
  return [
    row(
      'confirmation',
      'Confirms a quota that a relative of another area offers; from now on it pays',
    ),
    row('refusal', 'Refuses a quota that is offered, or gives up one that was confirmed'),
  ];
}

type Acted = { readonly caller: Caller; readonly params: unknown; readonly body: unknown };

function personOf({ who, guardian }: Acting, call: Acted): PersonId {
  const { child } = call.body as { child?: string };
  return guardian && child !== undefined ? (child as PersonId) : who(call);
}

async function permitFor(deps: OwnAccountDeps, acting: Acting, call: Acted, person: PersonId) {
  const own = acting.who(call);
  const allowed = await mayActFor(deps.database.sql, { guardian: own, minor: person }, deps.clock);
  if (!allowed) throw new Rejection(NOT_GUARDIAN, { id: person });
}

function grantOf(params: unknown): GrantId {
  return (params as { grant: string }).grant as GrantId;
}

function dayOf(text: string): Day {
  if (isDay(text)) return text;
  throw new Rejection(PERIOD_EMPTY, { startsOn: text, endsOn: text });
}
