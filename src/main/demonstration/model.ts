import type { Day } from '../../kernel/days.ts';
import type { EncounterId, PersonId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { Encounter, Upload } from '../../money/encounter/index.ts';
import type { Grant, Relation } from '../../people/accounts/index.ts';
import type { Coverage, IdentifiedPerson } from '../../people/enrolment/index.ts';
import type { Membership, Recognition } from '../../people/groups/index.ts';
import type { Ward } from './ward-scene.ts';

export type DemoPerson = IdentifiedPerson & {
  readonly initials: string;
  readonly township: number;
  /** 0: grandparents, 1: the couple, 2: their children. */
  readonly generation: 0 | 1 | 2;
  readonly age: number;
};

/** Money into an own account before the first visit of the demonstration. */
export type AccountCredit = {
  /** Also the journal of its transfer. */
  readonly id: string;
  readonly onDay: Day;
  readonly amount: Money;
  readonly balanceAfter: Money;
  readonly reason: string;
};

export type DemoAccount = {
  readonly ownerId: PersonId;
  readonly balance: Money;
  /** Sum of the quotas that are open. */
  readonly held: Money;
  readonly credits: readonly AccountCredit[];
};

export type DemoGrant = Pick<
  Grant,
  'giverId' | 'receiverId' | 'position' | 'startsOn' | 'endsOn'
> & {
  readonly relation: Relation;
  readonly quota: Money;
};

export type Household = {
  readonly persons: readonly DemoPerson[];
  readonly coverage: readonly Coverage[];
  readonly memberships: readonly Membership[];
  readonly recognitions: readonly Recognition[];
  readonly accounts: readonly DemoAccount[];
  readonly grants: readonly DemoGrant[];
  /** Who sits in a waiting room today. */
  readonly queued?: readonly DemoQueued[];
};

export type DemoQueued = {
  readonly person: PersonId;
  readonly provider: Encounter['providerId'];
  readonly beganAt: string;
  readonly complaint: string;
};

/** What happens to an encounter of the past after it ended. */
export type Fate = 'settled' | 'reversed' | 'settled-again' | 'open';

export type DemoEncounter = {
  readonly encounter: Encounter;
  readonly uploads: readonly DemoUpload[];
  readonly fate: Fate;
  readonly useOwnAccount: boolean;
  readonly useMutualAid: boolean;
  /** Where a patient of today lies; null: the encounter has no registration. */
  readonly ward: Ward | null;
};

export type DemoUpload = Upload & {
  readonly uploadedOn: Day;
  /** What stands beside the lines, as a page's prescription would have left it. */
  readonly particulars?: string;
};

/** What settling an encounter later needs of it. */
export type PlannedSettlement = {
  readonly encounter: EncounterId;
  readonly person: PersonId;
  readonly provider: Encounter['providerId'];
  readonly day: Day;
  readonly total: Money;
  readonly fate: Exclude<Fate, 'open'>;
  readonly useOwnAccount: boolean;
  readonly useMutualAid: boolean;
};

/** The days that the demonstration is about. */
export type Calendar = {
  readonly today: Day;
  /** Visits of the past lie between these two, both included. */
  readonly historyFrom: Day;
  readonly historyUntil: Day;
  /** First day after the year of today. */
  readonly coveredUntil: Day;
};
