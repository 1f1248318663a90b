import type { Sql } from '../../platform/sql.ts';
import { type RecognisedKind, recognitionRulesOf } from '../../rules/policy/index.ts';
import {
  type CaseFacts,
  type Effect,
  effect,
  type Hint,
  type Outcome,
  type RuleAnswer,
} from '../matters/index.ts';
import { paySupplements } from '../reimbursement/index.ts';
import {
  checkProof,
  decideRecognition,
  decideRenewal,
  findProof,
  lastDay,
} from './decide-recognition.ts';
import { gatherRecognition, personOf } from './gather.ts';
import type { AskedRecognition, RecognitionFacts, RecognitionWorld } from './model.ts';
import { prescriberEffect } from './prescriber.ts';
import { prescriberEndEffect } from './prescriber-end.ts';
import { readAsked } from './read-form.ts';
import { type Recognised, recognise } from './recognise.ts';

/** Diseases recognised for outpatient benefits, renewed, and who may prescribe for the two of them in a village. */
export function recognitionEffects(world: RecognitionWorld): Effect[] {
  const kinds: readonly RecognisedKind[] = ['chronic', 'special', 'two-diseases'];
  return [
    ...kinds.map((kind) => effectOf(world, { name: `recognise-${kind}`, kind, renews: false })),
    effectOf(world, { name: 'recognise-renewal', renews: true }),
    prescriberEffect(world),
    prescriberEndEffect(world),
  ];
}

type Way = {
  readonly name: string;
  readonly kind?: RecognisedKind;
  readonly renews: boolean;
};

function effectOf(world: RecognitionWorld, way: Way): Effect {
  const { name, kind, renews } = way;
  const known = (sql: Sql, facts: CaseFacts) => gatherRecognition(sql, world, personOf(facts));
  const decide = async (sql: Sql, facts: CaseFacts) => {
    const asked = readAsked(facts.case.form, kind);
    const found = await known(sql, facts);
    const period = renews ? decideRenewal(asked, found) : decideRecognition(asked, found);
    return { asked, period };
  };
  return effect<Recognised>({
    name,
    async check(sql, facts) {
      const { asked } = await decide(sql, facts);
      if (!renews) checkProof(asked, await known(sql, facts), facts.papers);
    },
    async hints(sql, facts) {
      return hintsOf(readAsked(facts.case.form, kind), await known(sql, facts));
    },
    async rule(sql, facts) {
      return ruleOf(readAsked(facts.case.form, kind), await known(sql, facts), renews);
    },
    prepare: (facts) => recognise(world, facts, (sql) => decide(sql, facts)),
    async carryOut(sql, facts, done) {
      // What is computed again of a claim on paper is owed to the person himself.
      await paySupplements(sql, world, personOf(facts));
      return outcomeOf(done);
    },
  });
}

/** A discharge from our own records is proof enough where the area says so; else a medical reviewer looks. */
function ruleOf(asked: AskedRecognition, facts: RecognitionFacts, renews: boolean): RuleAnswer {
  const rules = recognitionRulesOf(facts.policies?.general ?? {});
  if (renews && rules.renewal.review === 'none') return { says: 'approve' };
  if (findProof(asked, facts)) return { says: 'approve' };
  return { says: 'look', code: 'recognition.needs_review', facts: { disease: asked.disease } };
}

/** What a reviewer should see: the discharge that proves it, or that our records hold none. */
function hintsOf(asked: AskedRecognition, facts: RecognitionFacts): Hint[] {
  const proof = findProof(asked, facts);
  if (!proof) return [];
  const { code, name, provider, endedOn } = proof;
  return [
    { code: 'recognition.discharged', weight: 'note', facts: { code, name, provider, endedOn } },
  ];
}

function outcomeOf({ recognition, corrected, difference }: Recognised): Outcome {
  const { kind, disease, startsOn, endsOn } = recognition;
  return {
    result: {
      ...{ kind, disease, startsOn },
      ...(endsOn && { lastDay: lastDay(endsOn) }),
      ...(corrected > 0 && { corrected: String(corrected), difference }),
    },
  };
}
