import type { PersonId } from '../../kernel/ids.ts';
import { settlementWorld, type World } from '../../money/settlement/testing.ts';
import type { Policy, RecognitionRules } from '../../rules/policy/index.ts';
import { carryOut, caseOf, effectNamed } from '../away/testing.ts';
import type { Case, CasePaper, Form } from '../matters/index.ts';
import { recognitionEffects } from './effects.ts';

const source = 'assumed: test';
export const RULES: RecognitionRules = {
  lists: [
    { kind: 'chronic', diseases: ['hypertension-2-3', 'diabetes'], source },
    { kind: 'special', diseases: ['uremia'], source },
    { kind: 'two-diseases', diseases: ['hypertension', 'diabetes-medicine'], source },
  ],
  rows: [
    { kinds: ['chronic'], diseases: ['diabetes'], months: 24, source },
    { kinds: ['chronic'], months: 12, source },
    { months: null, source },
  ],
  earlier: { months: 6, source },
  renewal: { months: 2, review: 'none', source },
  byDischarge: {
    months: 12,
    rows: [{ diseases: ['hypertension-2-3'], diagnoses: ['I10', 'I11'] }],
    source,
  },
  villagePrescribers: { is: 'granted', source },
};

export const withRecognition = (policy: Policy): Policy =>
  policy.benefit === 'general' ? { ...policy, recognition: RULES } : policy;

export const recognitionWorld = () => settlementWorld({ change: withRecognition });

/** A counter for recognitions: checked, prepared and carried out, as the engine does it. */
export function recognitionDesk(world: World) {
  const effects = recognitionEffects(world);
  const run = (name: string, person: PersonId | null, form: Form, change: Partial<Case> = {}) => {
    const facts = caseOf(person as PersonId, form, change);
    const papers = [{ material: 'diagnosis' } as CasePaper];
    return carryOut(world, effectNamed(effects, name), { ...facts, papers });
  };
  return { effects, run };
}
