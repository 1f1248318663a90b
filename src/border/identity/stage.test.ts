import { expect, test } from 'vitest';
import { PERMISSIONS } from '../../platform/access.ts';
import type { Role } from '../../platform/http/route.ts';
import {
  ACCOUNT_ACTIONS,
  ACCOUNT_STATES,
  type AccountAction,
  accountState,
} from './account-actions.ts';
import { checkAdministration, checkGift } from './decide-administration.ts';
import { callerOf } from './find-session.ts';
import { METHODS, type Standing } from './model.ts';
import { IDLE_MS, mayDo, STAGE_ACTIONS, STAGES, type StageAction, stageOf } from './stage.ts';

const NOW = 1_000_000_000;
const account = {
  name: 'li.na',
  displayName: '示例',
  passwordHash: 'x',
  mustChange: false,
  factorSecret: 'sealed' as string | null,
  providerClaim: null,
  demonstration: false,
  blockedAt: null as string | null,
};
const posting = {
  id: 'p',
  account: 'li.na',
  role: 'office',
  area: '532900',
  county: null,
  provider: null,
};
const session = {
  id: 's',
  method: 'password',
  account: 'li.na' as string | null,
  posting: 'p',
  person: null as string | null,
  area: null as string | null,
  startedMs: NOW,
  usedMs: NOW,
  endsMs: NOW + 12 * 3_600_000,
  factorMs: NOW as number | null,
  offeredSecret: null,
  endedAt: null as string | null,
};

type Change = {
  readonly session?: Partial<typeof session>;
  readonly account?: Partial<typeof account> | null;
  readonly posting?: null;
};

function standing(change: Change = {}): Standing {
  return {
    session: { ...session, ...change.session },
    account: change.account === null ? null : { ...account, ...change.account },
    posting: change.posting === null ? null : posting,
  } as unknown as Standing;
}

const at = { nowMs: NOW + 1, open: false };

test.each<[string, Change, Partial<typeof at>, string]>([
  ['all done', {}, {}, 'open'],
  ['no code yet', { session: { factorMs: null } }, {}, 'code'],
  [
    'no code yet, and the password is somebody else’s',
    { session: { factorMs: null }, account: { mustChange: true } },
    {},
    'code',
  ],
  ['the password is somebody else’s', { account: { mustChange: true } }, {}, 'password'],
  ['no telephone', { account: { factorSecret: null } }, {}, 'enrol'],
  [
    'first password, no telephone',
    { account: { factorSecret: null, mustChange: true } },
    {},
    'password',
  ],
  [
    'half signed in for too long',
    { session: { factorMs: null } },
    { nowMs: NOW + 10 * 60_000 },
    'ended',
  ],
  ['idle', {}, { nowMs: NOW + IDLE_MS }, 'ended'],
  ['just not idle', {}, { nowMs: NOW + IDLE_MS - 1 }, 'open'],
  ['after the shift', { session: { endsMs: NOW } }, {}, 'ended'],
  ['signed out', { session: { endedAt: 'then' } }, {}, 'ended'],
  ['blocked meanwhile', { account: { blockedAt: 'then' } }, {}, 'ended'],
  ['posting taken away', { posting: null }, {}, 'ended'],
  [
    'identity provider',
    {
      session: { method: 'provider', factorMs: null },
      account: { factorSecret: null, mustChange: true },
    },
    {},
    'open',
  ],
  [
    'demonstration',
    { session: { method: 'demonstration' }, account: { demonstration: true } },
    { open: true },
    'open',
  ],
  [
    'demonstration that was closed',
    { session: { method: 'demonstration' }, account: { demonstration: true } },
    {},
    'ended',
  ],
  ['no demonstration account', { session: { method: 'demonstration' } }, { open: true }, 'ended'],
  [
    'insured',
    {
      session: { method: 'credential', account: null, person: 'P1' },
      account: null,
      posting: null,
    },
    {},
    'open',
  ],
])('%s', (_, change, circumstances, stage) => {
  expect(stageOf(standing(change), { ...at, ...circumstances })).toBe(stage);
});

/** Written out once more, so that a change of the table is a change of two places. */
const ALLOWED: Readonly<Record<string, readonly StageAction[]>> = {
  code: ['enter-code', 'sign-out'],
  password: ['change-password', 'sign-out'],
  enrol: ['offer-factor', 'confirm-factor', 'sign-out'],
  open: [
    'change-password',
    'offer-factor',
    'confirm-factor',
    'make-recovery-codes',
    'choose-posting',
    'see-account',
    'end-sessions',
    'work',
    'sign-out',
  ],
  ended: [],
};

const everyStage = STAGES.flatMap((stage) =>
  (Object.keys(STAGE_ACTIONS) as StageAction[]).map((action) => [stage, action] as const),
);

test.each(everyStage)('at %s: %s', (stage, action) => {
  expect(mayDo(stage, action)).toBe(ALLOWED[stage]?.includes(action));
});

test.each(METHODS)('a session by %s gives the rights of its posting or person alone', (method) => {
  const insured = method === 'credential';
  const change = insured
    ? {
        session: { method, account: null, person: 'P1', area: '532900' },
        account: null,
        posting: null,
      }
    : { session: { method } };
  expect(callerOf(standing(change))).toMatchObject(
    insured ? { id: 'P1', role: 'insured', person: 'P1' } : { id: 'li.na', role: 'office' },
  );
});

const STATES = {
  invited: { mustChange: true },
  active: {},
  blocked: { blockedAt: 'then' },
  demonstration: { demonstration: true },
} as const;
const POSSIBLE: Readonly<Record<string, readonly AccountAction[]>> = {
  invited: ['block', 'reset', 'give-posting', 'end-posting'],
  active: ['block', 'reset', 'give-posting', 'end-posting'],
  blocked: ['unblock', 'end-posting'],
  demonstration: [],
};
const BY = {
  'of the nation': { id: 'root', area: null },
  'of the area': { id: 'chief', area: '532900' },
  'of another area': { id: 'other', area: '110000' },
  'the person itself': { id: 'li.na', area: null },
} as const;

const everyState = ACCOUNT_STATES.flatMap((state) =>
  (Object.keys(ACCOUNT_ACTIONS) as AccountAction[]).flatMap((action) =>
    Object.keys(BY).map((by) => [state, action, by as keyof typeof BY] as const),
  ),
);

test.each(everyState)('an account that is %s: %s by an administrator %s', (state, action, by) => {
  const target = { account: { ...account, ...STATES[state] }, postings: [posting] } as never;
  expect(accountState({ ...account, ...STATES[state] })).toBe(state);
  const done = () => checkAdministration(BY[by] as never, target, action);
  if (by === 'the person itself') expect(done).toThrow('identity.own_account');
  else if (by === 'of another area') expect(done).toThrow('identity.not_yours');
  else if (POSSIBLE[state]?.includes(action)) done();
  else expect(done).toThrow('identity.not_in_state');
});

test.each(Object.keys(PERMISSIONS) as Role[])(
  '%s is given for places that bound it only',
  (role) => {
    const OF_AREA = { area: '532900', county: null, provider: null };
    const places = {
      nation: { area: null, county: null, provider: null },
      area: { area: '532900', county: null, provider: null },
      county: { area: '532900', county: '532901', provider: null },
      provider: { area: '532900', county: null, provider: 'H1' },
      office: { area: '532900', county: null, provider: null, office: '532900/532901/03' },
      'an office elsewhere': { ...OF_AREA, office: '110000/110101' },
      'no path': { ...OF_AREA, office: '532900-532901' },
    };
    const fits: Readonly<Record<string, readonly string[]>> = {
      desk: ['provider'],
      doctor: ['provider'],
      ward: ['provider'],
      'provider-finance': ['provider'],
      office: ['nation', 'area', 'county'],
      inspector: ['nation', 'area', 'county'],
      'payment-maker': ['nation', 'area'],
      'payment-checker': ['nation', 'area'],
      administrator: ['nation', 'area'],
      'counter-clerk': ['office'],
      'counter-reviewer': ['office'],
      'counter-approver': ['office'],
      'counter-chief': ['office'],
      insured: [],
      demo: ['nation'],
    };
    for (const [kind, place] of Object.entries(places)) {
      const give = () => checkGift({ id: 'root', area: null } as never, role, place as never);
      if (fits[role]?.includes(kind)) give();
      else expect(give, kind).toThrow('access.wrong_place');
    }
    const elsewhere = () =>
      checkGift({ id: 'other', area: '110000' } as never, role, places.nation as never);
    expect(elsewhere).toThrow();
  },
);
