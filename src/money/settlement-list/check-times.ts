import type { Moment } from '../../kernel/moment.ts';
import type { Found, Rules } from './check-list.ts';
import { minutesBetween, readDuration } from './duration.ts';
import type { ListContent, Span } from './model.ts';

type TimeRule =
  | 'period-equal'
  | 'stay-equal'
  | 'within-stay'
  | 'in-order'
  | 'duration-equal'
  | 'duration-form';

export const timeRules: Pick<Rules, TimeRule> = {
  'period-equal': (_, { settledFrom, settledUntil }, { settled }) => [
    ...(settledFrom === settled.from ? [] : [found('settledFrom', settledFrom)]),
    ...(settledUntil === settled.until ? [] : [found('settledUntil', settledUntil)]),
  ],
  'stay-equal': (_, { header }, { visit, beganAt, endedAt }) => {
    if (visit !== 'stay') return [];
    return [
      ...otherDay('admittedAt', header.admittedAt, beganAt),
      ...otherDay('dischargedAt', header.dischargedAt, endedAt),
    ];
  },
  'within-stay': (_, content, { visit, beganAt, endedAt }) => {
    if (visit !== 'stay') return [];
    const first = content.header.admittedAt ?? beganAt ?? '';
    const last = content.header.dischargedAt ?? endedAt ?? '';
    const outside = (at: Moment | null) =>
      at !== null && (at < first.slice(0, 10) || (last !== '' && at > endOf(last)));
    return spansOf(content)
      .filter(({ from, until }) => outside(from) || outside(until))
      .map(({ field, from, until }) => found(field, from ?? until ?? ''));
  },
  'in-order': (_, content, { visit }) => {
    const { admittedAt = '', dischargedAt } = content.header;
    const stay = visit === 'stay' && dischargedAt !== undefined && dischargedAt < admittedAt;
    return [
      ...(stay ? [found('dischargedAt', dischargedAt)] : []),
      ...spansOf(content)
        .filter(({ from, until }) => from !== null && until !== null && until < from)
        .map(({ field, until }) => found(field, until ?? '')),
    ];
  },
  'duration-equal': (_, { intensiveCare }) =>
    intensiveCare
      .filter(({ from, until, duration }) => {
        const stated = readDuration(duration);
        return stated === null || (from && until && stated !== minutesBetween(from, until));
      })
      .map(({ duration }) => found('intensiveCareDuration', duration)),
  'duration-form': ({ fields }, { header }) =>
    fields.flatMap((field) => {
      const value = header[field];
      return value === undefined || readDuration(value) !== null ? [] : [found(field, value)];
    }),
};

function found(field: Found['field'], value: string): Found {
  return { field, value };
}

/** The day counts: desks and wards write down different minutes. */
function otherDay(
  field: Found['field'],
  stated: string | undefined,
  known: Moment | null,
): Found[] {
  if (stated === undefined || known === null) return [];
  return stated.slice(0, 10) === known.slice(0, 10) ? [] : [found(field, stated)];
}

function endOf(moment: string): string {
  return `${moment.slice(0, 10)} 23:59:59`;
}

type Placed = Span & { readonly field: 'operations' | 'intensiveCare' };

function spansOf({ operations, intensiveCare }: ListContent): Placed[] {
  return [
    ...operations.flatMap(({ times }) =>
      times.map((span) => ({ ...span, field: 'operations' as const })),
    ),
    ...intensiveCare.map(({ from, until }) => ({ from, until, field: 'intensiveCare' as const })),
  ];
}
