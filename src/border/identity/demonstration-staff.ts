import type { AreaCode, ProviderId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Role } from '../../platform/http/route.ts';
import { type From, type IdentityDeps, note } from './deps.ts';
import { NOT_DEMONSTRATION } from './errors.ts';
import type { AccountName, PostingId } from './model.ts';
import { openSession } from './sign-in.ts';
import { findAccount, insertAccount, insertPosting } from './store/accounts.ts';

type Demonstrator = {
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly at: 'area' | 'nation' | keyof Omit<DemonstrationPlaces, 'area'>;
};

/** One for each role, with names that nobody can take for a person's. */
const DEMONSTRATORS: readonly Demonstrator[] = [
  { name: 'shifan-doctor', displayName: '示范村医甲', role: 'doctor', at: 'clinic' },
  { name: 'shifan-desk', displayName: '示范收费员乙', role: 'desk', at: 'hospital' },
  { name: 'shifan-ward', displayName: '示范住院员丙', role: 'ward', at: 'hospital' },
  { name: 'shifan-finance', displayName: '示范财务丁', role: 'provider-finance', at: 'hospital' },
  { name: 'shifan-office', displayName: '示范经办戊', role: 'office', at: 'area' },
  { name: 'shifan-maker', displayName: '示范制单己', role: 'payment-maker', at: 'area' },
  { name: 'shifan-checker', displayName: '示范复核庚', role: 'payment-checker', at: 'area' },
  { name: 'shifan-station', displayName: '示范站点子', role: 'counter-clerk', at: 'station' },
  { name: 'shifan-township', displayName: '示范乡镇丑', role: 'counter-clerk', at: 'township' },
  { name: 'shifan-reviewer', displayName: '示范初审寅', role: 'counter-reviewer', at: 'county' },
  { name: 'shifan-approver', displayName: '示范复审卯', role: 'counter-approver', at: 'county' },
  { name: 'shifan-chief', displayName: '示范科长辰', role: 'counter-chief', at: 'county' },
  {
    name: 'shifan-prefecture',
    displayName: '示范州级巳',
    role: 'counter-approver',
    at: 'prefecture',
  },
  { name: 'shifan-inspector', displayName: '示范稽核辛', role: 'inspector', at: 'area' },
  { name: 'shifan-admin', displayName: '示范管理员壬', role: 'administrator', at: 'nation' },
];

export type DemonstrationPlaces = {
  readonly area: AreaCode;
  readonly hospital: ProviderId;
  readonly clinic: ProviderId;
  /** Paths of offices. */
  readonly station: string;
  readonly township: string;
  readonly county: string;
  readonly prefecture: string;
};

const OFFICES = ['station', 'township', 'county', 'prefecture'] as const;

function isOffice(at: Demonstrator['at']): at is (typeof OFFICES)[number] {
  return (OFFICES as readonly string[]).includes(at);
}

const HERE: From = { address: 'this server', agent: '' };

/** Does nothing where they are already. */
export async function addDemonstrationStaff(
  deps: IdentityDeps,
  places: DemonstrationPlaces,
): Promise<void> {
  const now = deps.clock.now().toISOString();
  for (const { displayName, role, at, ...rest } of DEMONSTRATORS) {
    const name = rest.name as AccountName;
    await deps.database().transaction(async (sql) => {
      const free = { passwordHash: null, providerClaim: null, demonstration: true };
      const by = 'demonstration';
      if (!(await insertAccount(sql, { name, displayName, ...free, by, now }))) return;
      const id = deps.ids.next() as PostingId;
      const place = {
        area: at === 'nation' ? null : places.area,
        county: null,
        provider: at === 'hospital' || at === 'clinic' ? places[at] : null,
        office: isOffice(at) ? places[at] : null,
      };
      await insertPosting(sql, { id, account: name, role, ...place, by, now });
      await note(deps, sql, HERE, { event: 'account-made', account: name, actor: by });
    });
  }
}

/** One click, and only where everyone on this computer may do everything anyway. */
export async function enterDemonstration(
  deps: IdentityDeps,
  { name, from }: { readonly name: string; readonly from: From },
): Promise<string> {
  const account = deps.open ? await findAccount(deps.database().sql, name) : null;
  if (!account?.demonstration) throw new Rejection(NOT_DEMONSTRATION);
  return openSession(deps, account, { method: 'demonstration', from });
}
