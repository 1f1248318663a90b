import { addDays, type Day } from '../../kernel/days.ts';
import { addMonths } from '../../kernel/months.ts';
import { holdsOn, overlap, type Period } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { DischargeDiagnosis } from '../../money/encounter/index.ts';
import {
  type PolicySet,
  type RecognitionRules,
  recognitionMonths,
  recognitionRulesOf,
} from '../../rules/policy/index.ts';
import {
  CHRONIC_EXCLUDES,
  IN_FUTURE,
  LAPSED,
  NOT_INSURED,
  NOT_OFFERED,
  NOTHING_TO_RENEW,
  PROOF_MISSING,
  RECOGNISED_ALREADY,
  RENEWAL_TOO_EARLY,
  TOO_EARLY,
  UNKNOWN_DISEASE,
  WITHOUT_END,
} from './errors.ts';
import type { AskedRecognition, RecognitionFacts } from './model.ts';

/** From when to when a disease is recognised for the first time, or the first refusal. */
export function decideRecognition(asked: AskedRecognition, facts: RecognitionFacts): Period {
  const { kind, disease } = asked;
  const { today } = facts;
  const policies = checkOffered(asked, facts);
  const rules = recognitionRulesOf(policies.general);
  const startsOn = asked.startsOn ?? today;
  const earliest = addMonths(today, -rules.earlier.months);
  if (startsOn > today) throw new Rejection(IN_FUTURE, { startsOn, today });
  if (startsOn < earliest) throw new Rejection(TOO_EARLY, { startsOn, earliest });
  const period = { startsOn, endsOn: endOf(today, asked, rules) };
  const clash = facts.recognitions.find(
    (other) => other.kind === kind && other.disease === disease && overlap(other, period),
  );
  if (clash) {
    throw new Rejection(RECOGNISED_ALREADY, {
      startsOn: clash.startsOn,
      endsOn: clash.endsOn === null ? '—' : addDays(clash.endsOn, -1),
    });
  }
  return period;
}

/** The next period of what is recognised: it begins where the last one ends, also when that has passed. */
export function decideRenewal(asked: AskedRecognition, facts: RecognitionFacts): Period {
  const { today } = facts;
  const rules = recognitionRulesOf(checkOffered(asked, facts).general);
  const last = facts.recognitions
    .filter(({ kind, disease }) => kind === asked.kind && disease === asked.disease)
    .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
    .at(-1);
  if (!last) throw new Rejection(NOTHING_TO_RENEW, { disease: asked.disease });
  if (last.endsOn === null) throw new Rejection(WITHOUT_END, { startsOn: last.startsOn });
  const from = addMonths(last.endsOn, -rules.renewal.months);
  if (today < from) throw new Rejection(RENEWAL_TOO_EARLY, { from, endsOn: lastDay(last.endsOn) });
  if (today >= addMonths(last.endsOn, rules.renewal.months)) {
    throw new Rejection(LAPSED, { endsOn: lastDay(last.endsOn) });
  }
  return { startsOn: last.endsOn, endsOn: endOf(last.endsOn, asked, rules) };
}

function checkOffered({ kind, disease }: AskedRecognition, facts: RecognitionFacts): PolicySet {
  const { policies, recognitions, today } = facts;
  if (!policies) throw new Rejection(NOT_INSURED, { day: today });
  if (!policies.visits[kind]) throw new Rejection(NOT_OFFERED, { kind });
  const { lists } = recognitionRulesOf(policies.general);
  const listed = lists?.filter((list) => list.kind === kind) ?? [];
  if (disease === '' || (lists && !listed.some((list) => list.diseases.includes(disease)))) {
    throw new Rejection(UNKNOWN_DISEASE, { field: 'disease', disease, kind });
  }
  const chronic = recognitions.find((row) => row.kind === 'chronic' && holdsOn(row, today));
  const refused = policies.general.twoDiseasesBesideChronic.is === 'refused';
  if (kind === 'two-diseases' && refused && chronic) {
    throw new Rejection(CHRONIC_EXCLUDES, { disease: chronic.disease });
  }
  return policies;
}

function endOf(from: Day, asked: AskedRecognition, rules: RecognitionRules): Day | null {
  const months = recognitionMonths(rules, asked);
  return months === null ? null : addMonths(from, months);
}

/** A discharge with such a diagnosis that the area takes for proof; null: none, or the area wants a review. */
export function findProof(
  { disease }: Pick<AskedRecognition, 'disease'>,
  { policies, diagnoses, today }: RecognitionFacts,
): DischargeDiagnosis | null {
  const rule = policies && recognitionRulesOf(policies.general).byDischarge;
  if (!rule) return null;
  const since = addMonths(today, -rule.months);
  const codes = rule.rows.filter((row) => row.diseases.includes(disease));
  const found = diagnoses.find(
    ({ code, endedOn }) =>
      endedOn >= since &&
      codes.some((row) => row.diagnoses.some((prefix) => code.startsWith(prefix))),
  );
  return found ?? null;
}

/** A paper of the hospital is asked for only where our own records hold no proof. */
export function checkProof(
  asked: AskedRecognition,
  facts: RecognitionFacts,
  papers: readonly { readonly material: string }[],
): void {
  if (asked.kind === 'two-diseases' || papers.some(({ material }) => material === DIAGNOSIS))
    return;
  if (!findProof(asked, facts)) throw new Rejection(PROOF_MISSING, { disease: asked.disease });
}

const DIAGNOSIS = 'diagnosis';

export function lastDay(endsOn: Day): Day {
  return addDays(endsOn, -1);
}
