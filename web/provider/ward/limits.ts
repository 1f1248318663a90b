import { useState } from 'react';
import { currentArea } from '../../kit/area.ts';

export type LimitTexts = {
  readonly costMax: string;
  readonly quietDays: string;
  readonly stayDays: string;
};

const USUAL: LimitTexts = { costMax: '30000', quietDays: '2', stayDays: '30' };

/** What this window wants to be told of; remembered on this computer for each area. */
export function useLimits() {
  const slot = `yikao.ward-limits.${currentArea()}`;
  const [limits, setLimits] = useState<LimitTexts>(() => ({ ...USUAL, ...kept(slot) }));
  const save = (next: LimitTexts) => {
    localStorage.setItem(slot, JSON.stringify(next));
    setLimits(next);
  };
  return { limits, save };
}

function kept(slot: string): Partial<LimitTexts> {
  try {
    return JSON.parse(localStorage.getItem(slot) ?? '{}') as Partial<LimitTexts>;
  } catch {
    return {};
  }
}
