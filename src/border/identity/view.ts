import { type Static, Type } from 'typebox';
import { PERMISSIONS } from '../../platform/access.ts';
import { ACCOUNT_STATES, type AccountAction, accountState, actionsIn } from './account-actions.ts';
import { EVENTS, METHODS, type Posting, type Standing } from './model.ts';
import { markOf } from './secrets.ts';
import { STAGES, type Stage } from './stage.ts';
import type { StaffRow } from './store/accounts.ts';

const NullableText = Type.Union([Type.String(), Type.Null()]);
const Text = Type.String();

export const PostingView = Type.Object({
  id: Text,
  role: Text,
  area: NullableText,
  county: NullableText,
  provider: NullableText,
  office: NullableText,
  ownPerson: NullableText,
});
export type PostingView = Static<typeof PostingView>;

const SignedView = Type.Object({
  stage: Type.Enum([...STAGES]),
  mark: Type.String({
    description: 'A page sends it as x-yikao-mark with whatever changes something',
  }),
  method: Type.Enum([...METHODS]),
  name: NullableText,
  displayName: NullableText,
  person: NullableText,
  area: NullableText,
  posting: Type.Union([PostingView, Type.Null()]),
  postings: Type.Array(PostingView),
  permissions: Type.Array(Text, { description: 'What this sign-in may do, for menus' }),
});

export const SessionView = Type.Object({
  open: Type.Boolean({ description: 'Everyone on this computer may do everything' }),
  provider: Type.Union([Type.String(), Type.Null()], {
    description: 'Name of the identity provider, where one is set',
  }),
  demonstration: Type.Array(Type.Object({ name: Text, displayName: Text, role: Text })),
  signed: Type.Union([SignedView, Type.Null()]),
});
export type SessionView = Static<typeof SessionView>;

type Signed = { readonly token: string; readonly standing: Standing; readonly stage: Stage };

export function signedView(
  { token, standing, stage }: Signed,
  postings: readonly Posting[],
): Static<typeof SignedView> {
  const { session, account, posting } = standing;
  const role = session.person === null ? posting?.role : 'insured';
  return {
    stage,
    mark: markOf(token),
    method: session.method,
    name: session.account,
    displayName: account?.displayName ?? null,
    person: session.person,
    area: session.area ?? posting?.area ?? null,
    posting: posting && postingView(posting),
    postings: postings.map(postingView),
    permissions: role && stage === 'open' ? [...PERMISSIONS[role]] : [],
  };
}

export function postingView(posting: Posting): PostingView {
  const { id, role, area, county, provider, office = null, ownPerson = null } = posting;
  return { id, role, area, county, provider, office, ownPerson };
}

export const StepView = Type.Object({
  stage: Type.Enum([...STAGES], { description: 'What is to be done next; `open`: signed in' }),
});

export const FactorView = Type.Object({
  secret: Type.String({ description: 'To be typed where nothing can be scanned' }),
  uri: Text,
  svg: Type.String({ description: 'QR code of the uri' }),
});

export const RecoveryView = Type.Object({
  recoveryCodes: Type.Array(Text, { description: 'Shown this once' }),
});

export const OwnAccountView = Type.Object({
  name: Text,
  displayName: Text,
  method: Type.Enum([...METHODS]),
  hasPassword: Type.Boolean(),
  hasFactor: Type.Boolean(),
  recoveryCodesLeft: Type.Integer(),
  sessions: Type.Array(
    Type.Object({
      id: Text,
      method: Type.Enum([...METHODS]),
      startedAt: Text,
      usedAt: Text,
      address: Text,
      agent: Text,
      current: Type.Boolean(),
    }),
  ),
});
export type OwnAccountView = Static<typeof OwnAccountView>;

export const StaffView = Type.Object({
  name: Text,
  displayName: Text,
  state: Type.Enum([...ACCOUNT_STATES]),
  hasFactor: Type.Boolean(),
  providerClaim: NullableText,
  lastSignIn: NullableText,
  postings: Type.Array(PostingView),
  actions: Type.Array(Text),
});
export type StaffView = Static<typeof StaffView>;

export function staffView(row: StaffRow, postings: readonly Posting[]): StaffView {
  const state = accountState(row);
  return {
    name: row.name,
    displayName: row.displayName,
    state,
    hasFactor: row.hasFactor,
    providerClaim: row.providerClaim,
    lastSignIn: row.lastSignIn,
    postings: postings.filter(({ account }) => account === row.name).map(postingView),
    actions: actionsIn(state) as AccountAction[],
  };
}

export const EventView = Type.Object({
  id: Text,
  at: Text,
  event: Type.Enum([...EVENTS]),
  account: NullableText,
  person: NullableText,
  area: NullableText,
  actor: NullableText,
  reason: NullableText,
  address: Text,
  agent: Text,
});
export type EventView = Static<typeof EventView>;
