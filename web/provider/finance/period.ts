import { today } from '../../kit/today.ts';

export type Period = { readonly from: string; readonly until: string };

/** Calendar arithmetic of the page; amounts are never computed here. */
function daysFrom(day: string, count: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + count);
  return at.toISOString().slice(0, 10);
}

function monthOf(day: string): Period {
  const from = `${day.slice(0, 7)}-01`;
  const next = daysFrom(from, 31).slice(0, 7);
  return { from, until: daysFrom(`${next}-01`, -1) };
}

export const PRESETS = {
  today: () => ({ from: today(), until: today() }),
  yesterday: () => ({ from: daysFrom(today(), -1), until: daysFrom(today(), -1) }),
  thisMonth: () => monthOf(today()),
  lastMonth: () => monthOf(daysFrom(`${today().slice(0, 7)}-01`, -1)),
} as const satisfies Record<string, () => Period>;

/** Up to yesterday: what began today may still be going on. */
export function lastDays(count: number): Period {
  return { from: daysFrom(today(), -count), until: daysFrom(today(), -1) };
}
