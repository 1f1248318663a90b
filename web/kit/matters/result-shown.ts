import type { resultZh } from './result-words.zh.ts';

export type ResultName = keyof typeof resultZh;

/** How a member of a result is written. `link`: by its page, for whoever may open it; `text`: as it stands. */
export type Shown =
  | 'text'
  | 'money'
  | 'place'
  | 'named'
  | 'changes'
  | 'disease'
  | 'diseases'
  | 'group'
  | 'level'
  | 'scheme'
  | 'visit'
  | 'payer'
  | 'answer'
  | 'link';

export const RESULTS: Readonly<Record<ResultName, Shown>> = {
  aid: 'money',
  amount: 'money',
  balance: 'money',
  cause: 'text',
  certificate: 'link',
  certificateNumber: 'text',
  changed: 'changes',
  contract: 'text',
  corrected: 'text',
  coveredFrom: 'text',
  days: 'text',
  difference: 'money',
  disease: 'disease',
  diseases: 'diseases',
  due: 'money',
  employeeMonths: 'text',
  endsOn: 'text',
  fund: 'money',
  group: 'group',
  kind: 'visit',
  lastDay: 'text',
  level: 'level',
  noWaiting: 'answer',
  on: 'text',
  originalNumber: 'link',
  outcome: 'text',
  own: 'money',
  payable: 'money',
  payUntil: 'text',
  personal: 'money',
  place: 'place',
  position: 'text',
  practitioner: 'text',
  provider: 'named',
  quota: 'money',
  reason: 'text',
  receiver: 'named',
  reply: 'text',
  residentMonths: 'text',
  returnedTo: 'payer',
  scheme: 'scheme',
  settlement: 'link',
  source: 'text',
  startsOn: 'text',
  threshold: 'money',
  total: 'money',
  year: 'text',
};

/** Ids and sums by which the program finds a row again; whoever reads a case can do nothing with them. */
export const UNSAID: readonly string[] = [
  'ended',
  'filing',
  'hash',
  'letter',
  'order',
  'original',
  'payment',
  'right',
];

export function isResultName(name: string): name is ResultName {
  return name in RESULTS;
}
