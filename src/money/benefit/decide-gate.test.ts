import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import {
  decideGate,
  type GateCoverage,
  type GateFacts,
  type GateRecognition,
} from './decide-gate.ts';

const SOURCE = 'assumed: test';
const ON = day('2025-06-10');
const COVERED: GateCoverage = {
  scheme: 'resident',
  standing: 'covered',
  startsOn: day('2025-01-01'),
  endsOn: null,
};
const recognised = (kind: GateRecognition['kind'], disease: string): GateRecognition => ({
  kind,
  disease,
  startsOn: day('2025-01-01'),
  endsOn: null,
});

const FACTS: GateFacts = {
  coverages: [COVERED],
  day: ON,
  claimed: 'resident',
  kind: 'inpatient',
  disease: null,
  contracted: true,
  emergency: false,
  otherPayer: null,
  recognitions: [],
  general: {
    emergencyElsewhere: { is: 'paid', source: SOURCE },
    twoDiseasesBesideChronic: { is: 'refused', source: SOURCE },
  },
};

const gateOf = (change: Partial<GateFacts>) => decideGate({ ...FACTS, ...change }).gate;

test('a covered person at a contracted provider passes', () => {
  expect(decideGate(FACTS)).toEqual({ scheme: 'resident', gate: null });
});

test('coverage counts from its first day to the day before its end', () => {
  const from = [{ ...COVERED, startsOn: day('2025-06-10') }];
  expect(gateOf({ coverages: from })).toBe(null);
  expect(gateOf({ coverages: from, day: day('2025-06-09') })).toBe('not-insured');
  const until = [{ ...COVERED, endsOn: ON }];
  expect(gateOf({ coverages: until })).toBe('not-insured');
  expect(gateOf({ coverages: until, day: day('2025-06-09') })).toBe(null);
});

test('nobody insured nowhere has the scheme that was claimed', () => {
  expect(decideGate({ ...FACTS, coverages: [] })).toEqual({
    scheme: 'resident',
    gate: 'not-insured',
  });
});

test.each(['waiting', 'arrears'] as const)('%s is a reason of its own', (standing) => {
  expect(gateOf({ coverages: [{ ...COVERED, standing }] })).toBe(standing);
});

test.each(['third-party', 'work-injury', 'public-health', 'overseas'] as const)(
  '%s pays instead',
  (otherPayer) => {
    expect(gateOf({ otherPayer })).toBe(otherPayer);
  },
);

test('employee insurance prevails, and the resident record must not settle', () => {
  const both = [{ ...COVERED, scheme: 'employee' as const }, COVERED];
  expect(decideGate({ ...FACTS, coverages: both })).toEqual({
    scheme: 'employee',
    gate: 'wrong-scheme',
  });
  expect(decideGate({ ...FACTS, coverages: both, claimed: null })).toEqual({
    scheme: 'employee',
    gate: null,
  });
});

test('employee insurance in arrears does not take away a paid resident insurance', () => {
  const both = [{ ...COVERED, scheme: 'employee' as const, standing: 'arrears' as const }, COVERED];
  expect(decideGate({ ...FACTS, coverages: both })).toEqual({ scheme: 'resident', gate: null });
});

test('a provider without a contract is paid in an emergency, where the area says so', () => {
  expect(gateOf({ contracted: false })).toBe('provider-not-contracted');
  expect(gateOf({ contracted: false, emergency: true })).toBe(null);
  const emergencyElsewhere = { is: 'not-paid', source: SOURCE } as const;
  const general = { ...FACTS.general, emergencyElsewhere };
  expect(gateOf({ contracted: false, emergency: true, general })).toBe('provider-not-contracted');
});

test('a chronic disease must be recognised on the day', () => {
  const visit = { kind: 'chronic', disease: 'diabetes' } as const;
  expect(gateOf(visit)).toBe('disease-not-recognised');
  expect(gateOf({ ...visit, recognitions: [recognised('chronic', 'asthma')] })).toBe(
    'disease-not-recognised',
  );
  expect(gateOf({ ...visit, recognitions: [recognised('chronic', 'diabetes')] })).toBe(null);
  const ended = { ...recognised('chronic', 'diabetes'), endsOn: ON };
  expect(gateOf({ ...visit, recognitions: [ended] })).toBe('disease-not-recognised');
});

test('a person recognised for chronic disease has no 两病, unless the area allows both', () => {
  const visit = { kind: 'two-diseases', disease: null } as const;
  const both = [recognised('two-diseases', 'hypertension'), recognised('chronic', 'diabetes')];
  expect(gateOf({ ...visit, recognitions: both })).toBe('chronic-excludes-two-diseases');
  expect(gateOf({ ...visit, recognitions: both.slice(0, 1) })).toBe(null);
  const twoDiseasesBesideChronic = { is: 'allowed', source: SOURCE } as const;
  const general = { ...FACTS.general, twoDiseasesBesideChronic };
  expect(gateOf({ ...visit, recognitions: both, general })).toBe(null);
});

test('the first reason counts', () => {
  expect(gateOf({ coverages: [], otherPayer: 'overseas', contracted: false })).toBe('not-insured');
  expect(gateOf({ otherPayer: 'overseas', contracted: false })).toBe('overseas');
  expect(gateOf({ contracted: false, claimed: 'employee' })).toBe('provider-not-contracted');
});

test('a pharmacy is paid where the document says so, on a prescription where it asks for one', () => {
  const pharmacy = { as: 'primary', prescription: 'required', source: SOURCE } as const;
  const bought = { kind: 'outpatient', purchase: 'unprescribed' } as const;
  expect(gateOf(bought)).toBe('not-at-pharmacies');
  expect(gateOf({ ...bought, places: { pharmacy } })).toBe('prescription-missing');
  expect(gateOf({ ...bought, purchase: 'prescribed', places: { pharmacy } })).toBe(null);
  const free = { pharmacy: { ...pharmacy, prescription: 'not-required' } } as const;
  expect(gateOf({ ...bought, places: free })).toBe(null);
});

test('a provider that must be chosen is paid for when the person chose it, and in an emergency', () => {
  const places = { designated: { is: 'required', source: SOURCE } } as const;
  expect(gateOf({ places })).toBe('not-designated');
  expect(gateOf({ places, designated: true })).toBe(null);
  expect(gateOf({ places, emergency: true })).toBe(null);
  expect(gateOf({ places: { designated: { is: 'anywhere', source: SOURCE } } })).toBe(null);
});
