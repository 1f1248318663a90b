import type { AreaCode } from '../../kernel/ids.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Vault } from '../../platform/files/vault.ts';
import type { VirusScan } from '../../platform/files/virus-scan.ts';
import type { Caller } from '../../platform/http/route.ts';
import type { AreaDatabase } from '../../platform/sql.ts';

/** What a paper may be. The first name is the one kept; the others say the same. */
export const PAPER_TYPES = {
  'image/jpeg': ['image/jpg', 'image/pjpeg'],
  'image/png': [],
  'image/webp': [],
  'image/heic': ['image/heif'],
  'application/pdf': [],
  'application/ofd': ['application/x-ofd', 'application/vnd.ofd'],
  'application/xml': ['text/xml'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': [],
  'text/csv': ['application/csv'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type PaperType = keyof typeof PAPER_TYPES;

/** A file that was taken in: once, whoever brings it again. */
export type PaperFile = {
  /** SHA-256 of the bytes, by which papers of cases name it. */
  readonly file: string;
  readonly size: number;
  readonly type: PaperType;
};

/** Who brought a file, and at which office. */
export type Taker = { readonly id: string; readonly office: string | null };

/** A sheet as it is shown. */
export type PaperSheet = PaperFile & {
  readonly name: string;
  readonly person: string | null;
  /** Its time was over, and its bytes are gone. */
  readonly removed: boolean;
};

/** Another case in which the same file lies. */
export type SameFile = {
  readonly file: string;
  readonly case: string;
  readonly number: string;
  readonly matter: string;
  readonly state: string;
  readonly submittedAt: string;
  /** Masked; null: the case concerns no person, or may not be told of. */
  readonly person: string | null;
};

/** Whether somebody may read a case; refuses by throwing. Belongs to whoever owns cases. */
export type PermitCase = (area: AreaCode, caller: Caller, caseId: string) => Promise<unknown>;

export type PaperDeps = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly scan: VirusScan;
  /** Bytes that a paper may have. */
  readonly paperMax: number;
};

export type PapersOf = (area: AreaCode) => PaperDeps;
