import type { Day } from '../../../kernel/days.ts';
import type { Moment } from '../../../kernel/moment.ts';
import type { Period } from '../../../kernel/period.ts';

/** Lists of codes that nobody is charged for: what an illness, an operation or a way of paying is called. */
export const CODE_LISTS = [
  'diagnosis',
  'operation',
  'special-disease',
  'paid-disease',
  'day-surgery',
  'morphology',
  'tcm-disease',
  'tcm-syndrome',
  /** 检查检验结果互认项目: examinations whose results other hospitals accept, with `days` of how long. */
  'recognised-item',
] as const;
export type CodeList = (typeof CODE_LISTS)[number];

export type CodeEntry = Period & {
  readonly code: string;
  readonly name: string;
  readonly initials: string;
  readonly particulars: Readonly<Record<string, string>>;
};

export type ListedCode = CodeEntry & {
  readonly list: CodeList;
  readonly version: bigint;
  readonly recordedAt: Moment;
};

export type NewCode = Omit<CodeEntry, 'endsOn'>;

/** A code as somebody uses it, on a day. */
export type UsedCode = { readonly list: CodeList; readonly code: string; readonly on: Day };

export type CodeSearch = {
  readonly list: CodeList;
  /** Beginning of the code or of the initials, or any part of the name. */
  readonly query: string;
  readonly on: Day;
  readonly limit: number;
  readonly offset: number;
};
