import { currentArea } from '../area.ts';
import type { Draft, Layout } from '../drafts/model.ts';
import { newKey } from '../intent.ts';
import type { MatterSummary } from '../matters/views.ts';

type Start = {
  readonly layout: Layout;
  readonly matter: Pick<MatterSummary, 'code' | 'names' | 'applicants'>;
  readonly person: Draft['person'];
};

/** An empty sheet; usually the person stands at the counter himself. */
export function newDraft({ layout, matter, person }: Start): Draft {
  const at = Date.now();
  const kind = matter.applicants[0] ?? 'insured';
  return {
    ...{ id: newKey(), area: currentArea(), layout, matter: matter.code, names: matter.names },
    ...{
      person,
      told: null,
      provider: null,
      form: {},
      known: {},
      fetched: [],
      sheets: [],
      promised: [],
    },
    applicant: { kind, name: '', phone: null, relation: null },
    ...{ madeAt: at, savedAt: at, again: false },
  };
}
