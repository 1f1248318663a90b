import { assert } from '../../kernel/assert.ts';
import { type Day, isDay } from '../../kernel/days.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { rate } from '../../kernel/money.ts';
import type { Figures } from './model.ts';
import { readAccountFigures, readSharingFigures } from './read-accounts.ts';

type Node = Readonly<Record<string, unknown>>;

/** Reads a document whose values are all text; what is wrong is told with the place. */
export function readFigures(tree: unknown, place: string): Figures {
  const at = reader(tree, place);
  const objection = at.child('objection');
  const poverty = at.child('illnessPoverty');
  const enrolment = at.child('enrolment');
  const area = at.text('area', /^\d{6}$/);
  const from = at.text('from');
  assert(isDay(from), `${place}: from is a calendar day, not "${from}"`);
  return {
    area: area as AreaCode,
    from: from as Day,
    objection: { days: objection.count('days'), source: objection.text('source') },
    illnessPoverty: {
      group: poverty.text('group'),
      months: poverty.count('months'),
      share: rate(poverty.text('share', /^\d(\.\d{1,6})?$/)),
      holdsMonths: poverty.count('holdsMonths'),
      beginsOn: poverty.text('beginsOn', /^(application|window)$/) as 'application' | 'window',
      source: poverty.text('source'),
    },
    enrolment: {
      windowFrom: enrolment.text('windowFrom', /^\d\d-\d\d$/),
      windowUntil: enrolment.text('windowUntil', /^\d\d-\d\d$/),
      newbornDays: enrolment.count('newbornDays'),
      waitingMonths: enrolment.count('waitingMonths'),
      source: enrolment.text('source'),
    },
    ...readAccountFigures(at),
    ...readSharingFigures(at),
  };
}

/** Of a document whose values are all text. */
export type FigureReader = {
  readonly text: (name: string, form?: RegExp) => string;
  readonly count: (name: string) => number;
  readonly words: (name: string, known: readonly string[]) => string[];
  readonly child: (name: string) => FigureReader;
  readonly has: (name: string) => boolean;
};

function reader(tree: unknown, place: string): FigureReader {
  const node = (typeof tree === 'object' ? tree : null) as Node | null;
  assert(node, `${place} holds named fields`);
  const text = (name: string, form: RegExp = /./) => {
    const value = node[name];
    assert(typeof value === 'string' && form.test(value), `${place}: ${name} is well formed`);
    return value;
  };
  return {
    text,
    count: (name: string) => Number(text(name, /^[1-9]\d{0,3}$/)),
    words: (name: string, known: readonly string[]) => {
      const list = node[name];
      const all = Array.isArray(list) ? list : [];
      assert(
        all.length > 0 && all.every((one) => known.includes(one)),
        `${place}: ${name} is known`,
      );
      assert(new Set(all).size === all.length, `${place}: ${name} says nothing twice`);
      return all;
    },
    child: (name: string) => reader(node[name], `${place} ${name}`),
    has: (name: string) => node[name] !== undefined,
  };
}
