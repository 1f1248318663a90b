import { createRandom } from '../../src/main/demonstration/random.ts';
import { actOn, type Going, Surprise } from './act-case.ts';
import { dayAfter, isWorked } from './days-off.ts';
import { type Desk, openDesk } from './desk.ts';
import { isOver, type Moment, type Plan, type PlannedAct, type PlannedCase } from './model.ts';
import { type PayDesk, payDay } from './pay-day.ts';
import type { Site, Victim } from './site.ts';
import { PAYING_AT } from './timetable.ts';

export type Lived = {
  /** Which case of the server is which of the plan. */
  readonly cases: ReadonlyMap<string, PlannedCase>;
  readonly mended: number;
  readonly problems: readonly string[];
  readonly calls: number;
  readonly repeated: number;
};

export type Living = {
  readonly site: Site;
  readonly plan: Plan;
  readonly run: string;
  readonly kills: number;
  readonly seed: number;
  readonly say: (line: string) => void;
  /** Asks for the end: what is under way is finished, the rest of the year is left. */
  readonly signal?: AbortSignal | undefined;
};

type Due = { readonly planned: PlannedCase; readonly act: PlannedAct };

/** So many cases are worked on in the same moment; of one person one after another. */
const AT_ONCE = 8;
const MIDNIGHT = '00:05';
/** Every so-manieth kill is of PostgreSQL. */
const POSTGRES_EVERY = 3;
/** The last payments of the year and their returns. */
const DAYS_AFTER = 14;
const TOLD_AT_ONCE = 10;
const TOO_MANY = 50;

/** Lives through the plan, moment after moment. What the server answers otherwise than planned is a problem. */
export async function liveYear(living: Living): Promise<Lived> {
  const { site, plan, say } = living;
  const desk = openDesk(site);
  const going = new Map<number, Going>();
  const cases = new Map<string, PlannedCase>();
  const problems: string[] = [];
  const pay: PayDesk = {
    ...{ desk, asking: new Set(), mended: new Set(), due: false },
    caseOf: (id) => cases.get(id),
  };
  const moments = momentsOf(plan);
  const kill = killPlan(living, moments);
  const last = dayAfter(plan.until, DAYS_AFTER);
  for (let day = plan.from; day <= last; day = dayAfter(day)) {
    const today = moments.get(day) ?? [];
    // Nothing waits for its time where nothing is under way.
    if (today.length > 0 || pay.due || going.size > 0) {
      await site.moveTo(`${day} ${MIDNIGHT}`, 'midnight');
    }
    for (const [at, due] of today) {
      await site.moveTo(at);
      const killing = kill.get(at);
      for (const { answers, victim } of killing ?? []) site.killAfter(answers, victim);
      const act = (one: Due) => actOnce({ desk, going, cases, pay, run: living.run }, one);
      await workOff(due, act, keep(problems, say));
      if (killing) await site.whole();
    }
    if (isWorked(day) && pay.due) {
      await site.moveTo(`${day} ${PAYING_AT}`);
      await payDay(pay, living.run, day).catch(keep(problems, say));
    }
    if (day.endsWith('-01')) say(`${day}: ${cases.size} brought, ${desk.counts().calls} calls`);
    if (problems.length > TOO_MANY || living.signal?.aborted) break;
  }
  return { cases, mended: pay.mended.size, problems, ...desk.counts() };
}

/** The first ones are told at once, so that nobody waits for the end of a year that went wrong. */
function keep(problems: string[], say: (line: string) => void) {
  return (error: unknown) => {
    if (!(error instanceof Surprise)) throw error;
    problems.push(error.message);
    if (problems.length <= TOLD_AT_ONCE) say(error.message);
  };
}

/** By day, then by moment, each in the order of the plan. */
function momentsOf({ cases }: Plan): ReadonlyMap<string, readonly (readonly [Moment, Due[]])[]> {
  const all = new Map<Moment, Due[]>();
  for (const planned of cases) {
    for (const act of planned.acts) {
      const due = all.get(act.at) ?? [];
      all.set(act.at, due);
      due.push({ planned, act });
    }
  }
  const days = new Map<string, [Moment, Due[]][]>();
  for (const one of [...all].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const day = one[0].slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  return days;
}

type Kill = { readonly answers: number; readonly victim: Victim };

/** Some moments of the year, and in each after some answers: in the middle of what is being done. */
function killPlan({ kills, seed }: Living, moments: ReturnType<typeof momentsOf>) {
  const random = createRandom(seed, 99);
  const all = [...moments.values()].flat();
  const planned = new Map<Moment, Kill[]>();
  while (planned.size < Math.min(kills, all.length)) {
    const [at, due] = random.pick(all);
    if (planned.has(at)) continue;
    const victim = planned.size % POSTGRES_EVERY === POSTGRES_EVERY - 1 ? 'postgres' : 'server';
    planned.set(at, [{ answers: random.between(0, due.length * 2), victim }]);
  }
  return planned;
}

type Doing = {
  readonly desk: Desk;
  readonly going: Map<number, Going>;
  readonly cases: Map<string, PlannedCase>;
  readonly pay: PayDesk;
  readonly run: string;
};

async function actOnce(doing: Doing, { planned, act }: Due): Promise<void> {
  const { desk, going, cases, pay, run } = doing;
  const { index } = planned;
  const after = await actOn({ desk, planned, run }, act, going.get(index) ?? null);
  cases.set(after.id, planned);
  // From here on the bank and the payments' own day see to it.
  if (after.state === 'paying') pay.due = true;
  if (after.state === 'paying' || isOver(after)) going.delete(index);
  else going.set(index, after);
}

/** Of one person one thing after another, so that the same plan always ends in the same year. */
async function workOff(
  due: readonly Due[],
  act: (one: Due) => Promise<void>,
  surprised: (error: unknown) => void,
): Promise<void> {
  const queues = new Map<string, Due[]>();
  for (const one of due) {
    const whose = one.planned.person?.household ?? `case ${one.planned.index}`;
    queues.set(whose, [...(queues.get(whose) ?? []), one]);
  }
  const waiting = [...queues.values()];
  const worker = async () => {
    for (let queue = waiting.shift(); queue; queue = waiting.shift()) {
      for (const one of queue) await act(one).catch(surprised);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
