import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { parse } from 'yaml';
import type { Day } from '../../kernel/days.ts';
import type { AllowanceRules } from './model.ts';

const Source = Type.String({ minLength: 1 });
const Figure = Type.Object(
  { days: Type.Integer({ minimum: 0, maximum: 400 }), source: Source },
  { additionalProperties: false },
);
const Scheme = Type.Enum(['employee', 'resident']);
const Document = Type.Object(
  {
    area: Type.String({ pattern: '^[0-9]{6}$' }),
    from: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' }),
    titleZh: Type.String({ minLength: 1 }),
    titleEn: Type.String({ minLength: 1 }),
    dayOfMonth: Type.Object(
      { days: Type.Integer({ minimum: 1, maximum: 31 }), source: Source },
      { additionalProperties: false },
    ),
    delivery: Type.Object(
      { base: Figure, provincial: Figure, difficult: Figure, multiple: Figure },
      { additionalProperties: false },
    ),
    miscarriage: Type.Array(
      Type.Object(
        {
          beforeWeek: Type.Union([Type.Integer({ minimum: 1, maximum: 45 }), Type.Null()]),
          days: Type.Integer({ minimum: 1, maximum: 400 }),
          source: Source,
        },
        { additionalProperties: false },
      ),
      { minItems: 1 },
    ),
    fund: Type.Object(
      { is: Type.Literal('pool'), scheme: Scheme, source: Source },
      { additionalProperties: false },
    ),
    insured: Type.Object({ scheme: Scheme, source: Source }, { additionalProperties: false }),
  },
  { additionalProperties: false },
);

export type AllowanceShelf = {
  /** Null: the area has none in force on the day. */
  readonly on: (area: string, day: Day) => AllowanceRules | null;
};

/** Reads every document below a folder; one that cannot be used stops the program, with what is wrong. */
export function loadAllowances(folder: string): AllowanceShelf {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const rules = files
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readAllowance(readFileSync(join(folder, name), 'utf8'), name))
    .toSorted((a, b) => (a.from < b.from ? 1 : -1));
  return {
    on: (area, day) => rules.find((one) => one.area === area && one.from <= day) ?? null,
  };
}

export function readAllowance(text: string, name: string): AllowanceRules {
  const document: unknown = parse(text);
  if (!Value.Check(Document, document)) {
    const [first] = Value.Errors(Document, document);
    throw new Error(`${name} cannot be used: ${first?.instancePath} ${first?.message}`);
  }
  const weeks = document.miscarriage.map(({ beforeWeek }) => beforeWeek ?? Infinity);
  if (weeks.at(-1) !== Infinity || weeks.some((week, i) => i > 0 && week <= (weeks[i - 1] ?? 0))) {
    throw new Error(`${name} cannot be used: miscarriage rises by week, and the last has no end`);
  }
  return { ...document, from: document.from as Day };
}
