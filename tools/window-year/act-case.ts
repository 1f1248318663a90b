import { type Answer, type By, type Desk, officer } from './desk.ts';
import { drawSheet } from './draw-sheet.ts';
import type { PlannedAct, PlannedCase } from './model.ts';

/** A case as its clerks know it while the year goes on. */
export type Going = { readonly id: string; readonly version: number; readonly state: string };

/** Something that the plan did not foresee, in words: each is a problem of the run. */
export class Surprise extends Error {
  override readonly name = 'Surprise';
}

export type Acting = {
  readonly desk: Desk;
  readonly planned: PlannedCase;
  /** Of the run: two runs on one database would never share a key. */
  readonly run: string;
};

/** Brings the case, or does the next thing to it. Whatever got no answer is sent again with the same key. */
export async function actOn(acting: Acting, act: PlannedAct, going: Going | null): Promise<Going> {
  if (act.do === 'bring') return bring(acting, act);
  if (!going) throw new Surprise(`${nameOf(acting, act)}: it was never brought`);
  const { planned } = acting;
  const by = await byOf(acting, act);
  if (act.by === null) return perform(acting, act, { going, by, path: '/own/cases', name: act.do });
  const step = { ...act, by: act.by };
  if (act.do === 'resubmit' || act.do === 'withdraw') {
    return perform(acting, step, { going, by, path: '/cases', name: act.do });
  }
  const taken = await take(acting, step, going);
  if (planned.kind === 'claim' && (act.do === 'forward' || act.do === 'approve')) {
    const trial = await acting.desk.post(by, `/cases/${going.id}/claim-trials`, {});
    expectDone(acting, act, trial);
  }
  return perform(acting, step, { going: taken, by, path: '/cases', name: act.do });
}

async function bring(acting: Acting, act: PlannedAct): Promise<Going> {
  const { desk, planned, run } = acting;
  const by = await byOf(acting, act);
  const papers = [];
  for (const material of planned.papers) {
    const name = `${material}.png`;
    const file = await desk.bring(by, drawSheet(`${run} ${planned.index} ${material}`), name);
    papers.push({ material, file, name, turns: 0 });
  }
  const { matter, applicant, form, promised, person, kind } = planned;
  const own = act.by === null;
  const answer = await desk.post(by, own ? '/own/cases' : '/cases', {
    ...{ key: keyOf(acting, 'bring'), matter, applicant, form, papers, promised },
    ...(!own && { person: person?.id ?? null }),
    // A second bill while the first is under way is meant besides.
    ...(kind === 'claim' && { again: true }),
  });
  return expectDone(acting, act, answer);
}

/** Where nobody has it yet; whoever sent it back has it again already. */
async function take(acting: Acting, act: PlannedAct & { by: string }, going: Going) {
  const by = officer(act.by);
  const seen = await acting.desk.get(by, `/cases/${going.id}`);
  const { assignee, version } = seen.body as { assignee: string | null; version: number };
  if (seen.status === 200 && assignee === act.by) return { ...going, version };
  // Whoever was told that it is late has changed its version.
  const now = { ...going, version };
  return perform(acting, act, { going: now, by, path: '/cases', name: 'take' });
}

type Way = {
  readonly going: Going;
  readonly by: By;
  readonly path: string;
  readonly name: string;
};

async function perform(acting: Acting, act: PlannedAct, way: Way): Promise<Going> {
  const { going, by, path, name } = way;
  const reason = REASONS[name];
  const answer = await acting.desk.post(by, `${path}/${going.id}/acts`, {
    ...{ key: keyOf(acting, `${name}-${going.version}`), version: going.version, act: name },
    ...(reason !== undefined && { reason }),
  });
  return expectDone(acting, act, answer);
}

const REASONS: Readonly<Partial<Record<string, string>>> = {
  return: '示例：票据不清晰，请重新提交',
  refuse: '示例：不符合规定',
  decline: '示例：不属于受理范围',
  withdraw: '示例：本人撤回',
  approve: '示例：情况属实，已答复',
};

function byOf({ desk, planned }: Acting, act: PlannedAct): Promise<By> {
  return act.by === null ? desk.signIn(planned.person?.id ?? '') : Promise.resolve(officer(act.by));
}

function keyOf({ planned, run }: Acting, what: string): string {
  return `${run}-${planned.index}-${what}`;
}

function expectDone(acting: Acting, act: PlannedAct, { status, body }: Answer): Going {
  if (status !== 200) {
    throw new Surprise(`${nameOf(acting, act)}: ${status} ${JSON.stringify(body).slice(0, 300)}`);
  }
  const { id, version, state } = body as Going;
  return { id, version, state };
}

function nameOf({ planned }: Acting, act: PlannedAct): string {
  return `case ${planned.index} (${planned.matter}) ${act.do} ${act.at} by ${act.by ?? 'himself'}`;
}
