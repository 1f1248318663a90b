import { assert } from '../../kernel/assert.ts';
import { type Day, isDay } from '../../kernel/days.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { rate } from '../../kernel/money.ts';
import type { Figures } from './model.ts';
import { readBurden } from './read-burden.ts';
import { readFeeds } from './read-feeds.ts';

type Node = Readonly<Record<string, unknown>>;

/** Reads a document whose values are all text; what is wrong is told with the place. */
export function readFigures(tree: unknown, place: string): Figures {
  const at = reader(tree, place);
  const objection = at.child('objection');
  const poverty = at.child('illnessPoverty');
  const enrolment = at.child('enrolment');
  const referral = at.child('referral');
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
    feeds: readFeeds(at.node.feeds, `${place} feeds`),
    burden: readBurden(at.node.burden, `${place} burden`),
    referral: { days: referral.count('days'), source: referral.text('source') },
  };
}

function reader(tree: unknown, place: string) {
  const node = (typeof tree === 'object' ? tree : null) as Node | null;
  assert(node, `${place} holds named fields`);
  const text = (name: string, form: RegExp = /./) => {
    const value = node[name];
    assert(typeof value === 'string' && form.test(value), `${place}: ${name} is well formed`);
    return value;
  };
  return {
    node,
    text,
    count: (name: string) => Number(text(name, /^[1-9]\d{0,3}$/)),
    child: (name: string) => reader(node[name], `${place} ${name}`),
  };
}
