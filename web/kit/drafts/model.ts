import type { Applicant } from '../../../src/counter/matters/model.ts';
import type { Form, Names } from '../matters/views.ts';

/** One scanned or photographed sheet of a draft; its bytes lie in `kit/files` under its sum. */
export type Sheet = {
  readonly material: string;
  readonly file: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly turns: number;
};

/** Where it is written: at a counter, at a station, or by the insured person. */
export type Layout = 'window' | 'station' | 'own';

/**
 * A matter that somebody is writing down. It lies in the browser's own store from its first word until the server has the
 * case, so that neither a broken line nor a closed window loses a word or a sheet.
 */
export type Draft = {
  /** Also the key under which the server takes it in: however often it is sent, it is one case. */
  readonly id: string;
  readonly area: string;
  readonly layout: Layout;
  readonly matter: string;
  readonly names: Names;
  readonly person: { readonly id: string; readonly name: string } | null;
  /** What a station wrote down without a line; looked up when it is back, and then `person`. */
  readonly told: { readonly name: string; readonly idNumber: string } | null;
  readonly provider: string | null;
  readonly applicant: Applicant;
  readonly form: Form;
  /** What the office found itself, and for which materials it needs no paper. */
  readonly known: Form;
  readonly fetched: readonly string[];
  readonly sheets: readonly Sheet[];
  readonly promised: readonly string[];
  /** It is known that the same is under way, and this is meant besides. */
  readonly again: boolean;
  readonly madeAt: number;
  readonly savedAt: number;
};

/** For a table of drafts: what waits, what is under way and what came of it, by the words of the outbox. */
export type DraftState = 'kept' | 'waiting' | 'sending' | 'unknown' | 'held' | 'done' | 'refused';
