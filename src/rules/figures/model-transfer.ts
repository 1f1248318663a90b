import type { Source } from './model.ts';

/** 转移接续: who does not wait where he goes. */
export type TransferFigures = {
  readonly withinMonths: number;
  readonly continuousMonths: number;
  readonly source: Source;
};
