import type { ListState } from '../../../money/settlement-list/index.ts';

/** 状态分类. */
export const LIST_STATE = {
  draft: '0',
  submitted: '1',
  approved: '2',
  returned: '3',
} as const satisfies Record<ListState, string>;
