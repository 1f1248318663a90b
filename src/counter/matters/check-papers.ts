import { Rejection } from '../../kernel/rejection.ts';
import { applies } from './check-form.ts';
import { NO_PROMISE, PAPER_MISSING, UNKNOWN_FILE, UNKNOWN_MATERIAL } from './errors.ts';
import type { Form, Material, Matter } from './model.ts';

export type GivenPaper = {
  readonly material: string;
  readonly file: string;
  readonly name: string;
  readonly turns: 0 | 1 | 2 | 3;
};

/** What the form asks for and nothing fetches. */
export function wantedMaterials(matter: Matter, form: Form): readonly Material[] {
  return matter.materials.filter(({ when, fetched }) => fetched === null && applies(when, form));
}

type Given = {
  readonly form: Form;
  /** What lies there already and what is brought now. */
  readonly papers: readonly Pick<GivenPaper, 'material'>[];
  readonly promised: readonly string[];
};

/** A matter without its paper is refused, naming it. */
export function checkMaterials(matter: Matter, { form, papers, promised }: Given): void {
  for (const code of [...papers.map(({ material }) => material), ...promised]) {
    if (!matter.materials.some((material) => material.code === code)) {
      throw new Rejection(UNKNOWN_MATERIAL, { material: code });
    }
  }
  for (const { code, label, promise } of matter.materials) {
    if (promised.includes(code) && !promise)
      throw new Rejection(NO_PROMISE, { nameZh: label.zh, nameEn: label.en });
  }
  for (const { code, label, required } of wantedMaterials(matter, form)) {
    const brought = papers.some(({ material }) => material === code);
    if (!required || brought || promised.includes(code)) continue;
    throw new Rejection(PAPER_MISSING, { material: code, nameZh: label.zh, nameEn: label.en });
  }
}

/** A sheet is a file that was taken in and looked at before; anything else is no paper. */
export function checkFiles(
  papers: readonly GivenPaper[],
  known: ReadonlyMap<string, unknown>,
): void {
  for (const { file } of papers) {
    if (!known.has(file)) throw new Rejection(UNKNOWN_FILE, { file });
  }
}
