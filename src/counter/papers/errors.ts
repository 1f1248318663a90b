import type { RejectionKind } from '../../kernel/rejection.ts';

/** The sender does not say how many bytes there are, so nobody could tell half a file from a whole one. */
export const LENGTH_MISSING = {
  code: 'papers.length_missing',
  status: 400,
} as const satisfies RejectionKind;
export const HASH_MISSING = {
  code: 'papers.hash_missing',
  status: 400,
} as const satisfies RejectionKind;
export const EMPTY_PAPER = {
  code: 'papers.empty',
  status: 422,
} as const satisfies RejectionKind;
export const TYPE_NOT_TAKEN = {
  code: 'papers.type_not_taken',
  status: 422,
} as const satisfies RejectionKind;
/** Fewer bytes came than were promised, or the file itself stops in the middle. */
export const HALF_A_FILE = {
  code: 'papers.half_a_file',
  status: 422,
} as const satisfies RejectionKind;
export const HASH_DIFFERS = {
  code: 'papers.hash_differs',
  status: 422,
} as const satisfies RejectionKind;
export const TYPE_DIFFERS = {
  code: 'papers.type_differs',
  status: 422,
} as const satisfies RejectionKind;
export const INFECTED = {
  code: 'papers.infected',
  status: 422,
} as const satisfies RejectionKind;
export const UNKNOWN_PAPER = {
  code: 'papers.unknown_paper',
  status: 404,
} as const satisfies RejectionKind;
/** Kept for as long as the matter asks for, and no longer. */
export const PAPER_REMOVED = {
  code: 'papers.removed',
  status: 404,
} as const satisfies RejectionKind;
