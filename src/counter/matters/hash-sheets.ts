import { canonicalText, hashOfText } from './document/document-text.ts';

type Sheet = { readonly material: string; readonly file: string };

/** Of all sheets of a case in their order: a line of the trace says it whenever papers come, so that none is exchanged unseen. */
export function hashOfSheets(sheets: readonly Sheet[]): string {
  return hashOfText(canonicalText(sheets.map(({ material, file }) => [material, file])));
}
