/**
 * How many benefit computations one core makes a second, beside two general rule engines that work out
 * only a deductible and a ratio from a table of three rows. Ours computes three tiers with the whole
 * explanation. CPU time of the process is what is counted, so that threads of a native engine and
 * neighbours on the machine distort nothing.
 */
import { pathToFileURL } from 'node:url';
import { ZenEngine } from '@gorules/zen-engine';
import { Engine } from 'json-rules-engine';
import { day } from '../../src/kernel/days.ts';
import type { AreaCode } from '../../src/kernel/ids.ts';
import { fen, yuan, ZERO } from '../../src/kernel/money.ts';
import { type BenefitInput, computeBenefit } from '../../src/money/benefit/index.ts';
import {
  assembleSet,
  loadPolicies,
  type PolicySet,
  type ProviderLevel,
} from '../../src/rules/policy/index.ts';

/** The table that the other engines work out: Dali residents, inpatient. */
const TABLE = [
  { level: 'primary', deductible: 200, ratio: 0.85 },
  { level: 'secondary', deductible: 400, ratio: 0.75 },
  { level: 'tertiary', deductible: 700, ratio: 0.6 },
] as const satisfies readonly { level: ProviderLevel; deductible: number; ratio: number }[];

export type EngineRates = {
  readonly engine: string;
  /** Computations a second of one core: median, least and most of the rounds. */
  readonly median: number;
  readonly min: number;
  readonly max: number;
};

export type BenefitBench = {
  readonly rounds: number;
  readonly engines: readonly EngineRates[];
  /** Ours to @gorules/zen-engine, round by round. */
  readonly ratioToZen: { readonly median: number; readonly min: number; readonly max: number };
};

type Contestant = {
  readonly name: string;
  /** Makes this many computations and checks that their results are not all the same. */
  readonly run: (count: number) => Promise<number>;
  readonly count: number;
};

/** Alternating rounds, so that a machine that slows down slows all three. */
export async function benchBenefit({
  policies = daliResidents(),
  rounds = 7,
  size = 1,
}: {
  readonly policies?: PolicySet;
  readonly rounds?: number;
  /** Length of a round; 1 is about a second a contestant. */
  readonly size?: number;
} = {}): Promise<BenefitBench> {
  const contestants = [ours(policies), zen(), jsonRules()];
  const rates: number[][] = contestants.map(() => []);
  for (const { run, count } of contestants) await run(Math.ceil(count * size * 0.2));
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, contestant] of contestants.entries()) {
      rates[index]?.push(await rateOf(contestant, size));
    }
  }
  const ratios = (rates[0] ?? []).map((rate, round) => rate / (rates[1]?.[round] ?? 1));
  return {
    rounds,
    engines: contestants.map(({ name }, index) => ({
      engine: name,
      ...spread(rates[index] ?? []),
    })),
    ratioToZen: spread(ratios),
  };
}

async function rateOf({ run, count }: Contestant, size: number): Promise<number> {
  const computations = Math.max(1, Math.ceil(count * size));
  const before = process.cpuUsage();
  await run(computations);
  const { user, system } = process.cpuUsage(before);
  return (computations / (user + system)) * 1_000_000;
}

function spread(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? 0,
    min: sorted[0] ?? 0,
    max: sorted.at(-1) ?? 0,
  };
}

function ours(policies: PolicySet): Contestant {
  return {
    name: 'yikao computeBenefit, three tiers, with explanation',
    count: 150_000,
    run: async (count) => {
      let checksum = ZERO as bigint;
      for (let index = 0; index < count; index += 1) {
        const { pool, steps } = computeBenefit(inputOf(index), policies);
        checksum += pool + BigInt(steps.length);
      }
      return Number(checksum);
    },
  };
}

const BEFORE = {
  admissions: fen(1),
  'pool.inpatient-special': yuan('5000.00'),
  'serious.base': yuan('4000.00'),
};

/** A poor resident, so that all three tiers pay; every bill differs. */
function inputOf(index: number): BenefitInput {
  const inScope = fen(1_500_000 + (index % 4_000_000));
  const outside = yuan('800.00');
  return {
    gate: null,
    bill: {
      total: fen(inScope + outside),
      fullSelfPay: outside,
      overCeiling: ZERO,
      priorSelfPay: ZERO,
      inScope,
      procured: ZERO,
    },
    patient: {
      retired: false,
      age: 60,
      groups: ['minimum-living'],
      chronicDiseases: [],
      seriousCapBonus: ZERO,
    },
    visit: {
      kind: 'inpatient',
      level: TABLE[index % 3]?.level ?? 'primary',
      disease: null,
      outOfArea: false,
      filing: 'none',
      referral: 'none',
      chainDeductible: ZERO,
      continued: false,
    },
    before: BEFORE,
    ownAccount: null,
    mutualAid: [],
  };
}

function zen(): Contestant {
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(zenTable())));
  return {
    name: '@gorules/zen-engine, deductible and ratio only',
    count: 20_000,
    // Many at once is this engine's best case: it works on threads of its own.
    run: async (count) => {
      let checksum = 0;
      for (let done = 0; done < count; done += 200) {
        const batch = Array.from({ length: Math.min(200, count - done) }, (_, index) =>
          decision.evaluate(factsOf(done + index)),
        );
        for (const { result } of await Promise.all(batch)) checksum += result.pool;
      }
      return checksum;
    },
  };
}

function factsOf(index: number) {
  return { level: TABLE[index % 3]?.level ?? 'primary', cost: 15_000 + (index % 40_000) };
}

function zenTable() {
  const position = { x: 0, y: 0 };
  const column = (id: string, field: string) => ({ id, name: field, field });
  return {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position },
      {
        id: 'table',
        name: 'table',
        type: 'decisionTableNode',
        position,
        content: {
          hitPolicy: 'first',
          inputs: [column('l', 'level')],
          outputs: [column('d', 'deductible'), column('r', 'ratio'), column('p', 'pool')],
          rules: TABLE.map(({ level, deductible, ratio }) => ({
            _id: level,
            l: `"${level}"`,
            d: String(deductible),
            r: String(ratio),
            p: `max([0, cost - ${deductible}]) * ${ratio}`,
          })),
        },
      },
      { id: 'out', name: 'out', type: 'outputNode', position },
    ],
    edges: [
      { id: 'a', type: 'edge', sourceId: 'in', targetId: 'table' },
      { id: 'b', type: 'edge', sourceId: 'table', targetId: 'out' },
    ],
  };
}

function jsonRules(): Contestant {
  const engine = new Engine(
    TABLE.map(({ level, deductible, ratio }) => ({
      conditions: { all: [{ fact: 'level', operator: 'equal', value: level }] },
      event: { type: 'pool', params: { deductible, ratio } },
    })),
  );
  return {
    name: 'json-rules-engine, deductible and ratio only',
    count: 10_000,
    run: async (count) => {
      let checksum = 0;
      for (let index = 0; index < count; index += 1) {
        const facts = factsOf(index);
        const { events } = await engine.run(facts);
        const params = events[0]?.params ?? { deductible: 0, ratio: 0 };
        checksum += Math.max(0, facts.cost - Number(params.deductible)) * Number(params.ratio);
      }
      return checksum;
    },
  };
}

function daliResidents(): PolicySet {
  const key = { area: '532900' as AreaCode, scheme: 'resident', day: day('2025-06-01') } as const;
  const set = assembleSet(loadPolicies('policies'), key);
  if ('missing' in set) throw new Error(`Dali residents have no document for ${set.missing}`);
  return set;
}

export function formatBenefitBench({ rounds, engines, ratioToZen }: BenefitBench): string {
  const number = (value: number) => Math.round(value).toLocaleString('en-US');
  const lines = engines.map(
    ({ engine, median, min, max }) =>
      `${engine}: ${number(median)} a second and core (${number(min)} to ${number(max)})`,
  );
  const places = (value: number) => value.toFixed(1);
  const { median, min, max } = ratioToZen;
  return [
    `Benefit computation, medians of ${rounds} alternating rounds`,
    ...lines,
    `ratio to zen-engine: ${places(median)} (${places(min)} to ${places(max)})`,
  ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(formatBenefitBench(await benchBenefit()));
}
