import { assert } from '../../kernel/assert.ts';
import { type Day, isDay } from '../../kernel/days.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import type { Figures } from './model.ts';
import { nodeReader } from './node-reader.ts';
import { readAccounts, readSharing } from './read-accounts.ts';
import { readBurden } from './read-burden.ts';
import { readFeeds } from './read-feeds.ts';
import { readCareInsurance, readIncentives, readPremium, readWaiting } from './read-premium.ts';
import { readTransfer } from './read-transfer.ts';

/** Reads a document whose values are all text; what is wrong is told with the place. */
export function readFigures(tree: unknown, place: string): Figures {
  const at = nodeReader(tree, place);
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
      share: poverty.share('share'),
      holdsMonths: poverty.count('holdsMonths'),
      beginsOn: poverty.text('beginsOn', /^(application|window)$/) as 'application' | 'window',
      source: poverty.text('source'),
    },
    enrolment: {
      windowFrom: enrolment.text('windowFrom', /^\d\d-\d\d$/),
      windowUntil: enrolment.text('windowUntil', /^\d\d-\d\d$/),
      newbornDays: enrolment.count('newbornDays'),
      source: enrolment.text('source'),
    },
    feeds: at.has('feeds') ? readFeeds(at.child('feeds')) : null,
    burden: at.has('burden') ? readBurden(at.child('burden')) : null,
    referral: { days: referral.count('days'), source: referral.text('source') },
    ...(at.has('premium') && { premium: readPremium(at.child('premium')) }),
    ...(at.has('waiting') && { waiting: readWaiting(at.child('waiting')) }),
    ...(at.has('incentives') && { incentives: readIncentives(at.child('incentives')) }),
    ...(at.has('accounts') && { accounts: readAccounts(at.child('accounts')) }),
    ...(at.has('sharing') && { sharing: readSharing(at.child('sharing')) }),
    ...(at.has('careInsurance') && { careInsurance: readCareInsurance(at.child('careInsurance')) }),
    ...(at.has('transfer') && { transfer: readTransfer(at.child('transfer')) }),
  };
}
