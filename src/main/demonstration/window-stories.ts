import type { ActRequest, Form } from '../../counter/matters/index.ts';
import { addDays, type Day } from '../../kernel/days.ts';
import type { Role } from '../../platform/http/route.ts';

/** Whoever of the demonstration does something at the window; the names are those of its accounts. */
export type Hand = { readonly id: string; readonly role: Role; readonly office: string };

const CITY = '532900/532901';
const STATION: Hand = at('shifan-station', 'counter-clerk', `${CITY}/01/01`);
const TOWNSHIP: Hand = at('shifan-township', 'counter-clerk', `${CITY}/01`);
const REVIEWER: Hand = at('shifan-reviewer', 'counter-reviewer', CITY);
const APPROVER: Hand = at('shifan-approver', 'counter-approver', CITY);

export type StoryAct = {
  readonly by: Hand | 'applicant';
  readonly act: ActRequest['act'];
  /** Working days after it was brought. */
  readonly after: number;
  readonly reason?: string;
};

/** One case: what was brought, how many working days ago, and what was done to it since. */
export type Story = {
  readonly key: string;
  readonly matter: string;
  /** Out of the people of the city, of another county, or one by his id. */
  readonly who: 'city' | 'elsewhere' | { readonly id: string };
  /** Where it was brought; by phone: by the person himself. */
  readonly by: Hand | 'phone' | 'county';
  readonly daysAgo: number;
  readonly form: (today: Day, number: number) => Form;
  readonly papers?: readonly string[];
  readonly promised?: readonly string[];
  readonly acts: readonly StoryAct[];
};

type Fate = (daysAgo: number) => readonly StoryAct[];

/** What became of it; one officer's step and the next one's lie a day apart. */
const WAITS: Fate = () => [];
const TAKEN: Fate = () => [{ by: REVIEWER, act: 'take', after: 1 }];
const FORWARDED: Fate = () => [...TAKEN(0), { by: REVIEWER, act: 'forward', after: 1 }];
const SECOND: Fate = () => [...FORWARDED(0), { by: APPROVER, act: 'take', after: 2 }];
const PASSED: Fate = () => [...SECOND(0), { by: APPROVER, act: 'approve', after: 2 }];
const ONE_PASSED: Fate = () => [...TAKEN(0), { by: REVIEWER, act: 'approve', after: 1 }];
const RETURNED: Fate = () => [
  ...TAKEN(0),
  { by: REVIEWER, act: 'return', after: 1, reason: '材料第一页看不清，请重新拍照。' },
];
const ONE_REFUSED: Fate = () => [
  ...TAKEN(0),
  { by: REVIEWER, act: 'refuse', after: 1, reason: '诊断材料不能证明达到认定标准。' },
];
const SECOND_REFUSED: Fate = () => [
  ...SECOND(0),
  { by: APPROVER, act: 'refuse', after: 2, reason: '票据已在其他地方报销。' },
];
const WITHDRAWN: Fate = () => [
  { by: 'applicant', act: 'withdraw', after: 1, reason: '改到就医地直接结算。' },
];

type Kind = Pick<Story, 'matter' | 'form' | 'papers' | 'promised'>;

const TRANSFER: Kind = {
  matter: 'transfer-out',
  // He is insured here to the end of the year: what else is shown with him goes on.
  form: (today) => ({
    ...{ toArea: '310000', startsOn: `${Number(today.slice(0, 4)) + 1}-01-01`, pension: 'none' },
  }),
};
/** With pension insurance in the same matter: the letter of the pension office is brought. */
const JOINT_TRANSFER: Kind = {
  ...TRANSFER,
  form: (today, number) => ({ ...TRANSFER.form(today, number), pension: 'resident' }),
  papers: ['pension'],
};
const RECOGNITION: Kind = {
  matter: 'recognition-chronic',
  form: () => ({ disease: 'copd', phone: PHONE }),
  papers: ['diagnosis'],
};
const CLAIM: Kind = {
  matter: 'reimburse-inpatient',
  form: claimForm,
  papers: ['invoices', 'fees', 'summary'],
};
const COMPLAINT: Kind = {
  matter: 'complaint',
  form: () => ({ about: 'office', office: '示范窗口', story: '排队时间长，希望增加窗口。' }),
};
const CERTIFICATE: Kind = { matter: 'certificate-insurance', form: () => ({}) };
const NEW_PHONE: Kind = {
  matter: 'change-phone',
  form: (_, number) => ({ newPhone: `139000${String(10_000 + number)}` }),
};
const AWAY: Kind = {
  matter: 'away-long-term',
  form: (today) => ({
    ...{ reason: 'long-residence', place: '510100', startsOn: today, phone: PHONE },
  }),
  promised: ['residence'],
};

/** Of a range that is given to nobody. */
const PHONE = '13900000000';
/** Who shows the pages of an insured person. */
export const SHOWN_OWN = 'P000000052';
export const SHOWN_FIRST = 'P000000001';

/** Open cases green, amber and red, ended ones of every kind, and what is done at once. */
export function windowStories(): readonly Story[] {
  const rows: readonly (readonly [Kind, Story['by'], Fate, readonly number[]])[] = [
    [TRANSFER, TOWNSHIP, WAITS, [1, 4, 13, 17]],
    [TRANSFER, STATION, SECOND, [5, 8]],
    [TRANSFER, STATION, PASSED, [20]],
    [JOINT_TRANSFER, STATION, PASSED, [26]],
    [TRANSFER, 'phone', WAITS, [0, 0]],
    [RECOGNITION, STATION, WAITS, [0, 2, 4, 8]],
    [RECOGNITION, TOWNSHIP, TAKEN, [2, 3, 6]],
    [RECOGNITION, STATION, RETURNED, [3]],
    [RECOGNITION, TOWNSHIP, ONE_PASSED, [9, 14]],
    [RECOGNITION, STATION, ONE_REFUSED, [12]],
    [CLAIM, TOWNSHIP, WAITS, [1, 9, 12]],
    [CLAIM, TOWNSHIP, TAKEN, [3, 8]],
    [CLAIM, TOWNSHIP, RETURNED, [5]],
    [CLAIM, TOWNSHIP, FORWARDED, [4, 7]],
    [CLAIM, TOWNSHIP, PASSED, [6, 10]],
    [CLAIM, TOWNSHIP, SECOND_REFUSED, [11]],
    [CLAIM, 'phone', WITHDRAWN, [4]],
    [COMPLAINT, STATION, WAITS, [2, 11]],
    [NEW_PHONE, STATION, WAITS, [1, 2, 5, 9]],
    [AWAY, STATION, WAITS, [1, 3, 6]],
    [CERTIFICATE, TOWNSHIP, WAITS, [2, 4]],
  ];
  const inCity = rows.flatMap(([kind, by, fate, ago]) =>
    ago.map((daysAgo) => ({ ...kind, by, daysAgo, who: 'city' as const, acts: fate(daysAgo) })),
  );
  const elsewhere = [1, 5, 14, 18].flatMap((daysAgo) => [
    { ...TRANSFER, by: 'county' as const, daysAgo, who: 'elsewhere' as const, acts: [] },
    { ...NEW_PHONE, by: 'county' as const, daysAgo, who: 'elsewhere' as const, acts: [] },
  ]);
  const own = { who: { id: SHOWN_OWN }, by: 'phone' as const };
  const named = [
    { ...CERTIFICATE, who: { id: SHOWN_FIRST }, by: STATION, daysAgo: 1, acts: [] },
    { ...CERTIFICATE, ...own, daysAgo: 3, acts: [] },
    { ...TRANSFER, ...own, daysAgo: 0, acts: [] },
  ];
  return [...inCity, ...elsewhere, ...named]
    .map((story, index) => ({ ...story, key: `demonstration-${index + 1}` }))
    .sort((a, b) => b.daysAgo - a.daysAgo);
}

/** A stay that the person paid himself. */
function claimForm(today: Day, number: number): Form {
  const [from, until] = [addDays(today, -60), addDays(today, -50)];
  const price = { quantity: '200', unitPrice: '20.00', amount: '4000.00' };
  return {
    ...{ provider: 'H53010200001', from, until, diagnosis: '示例诊断' },
    invoices: `SHIFAN${String(number).padStart(6, '0')}`,
    lines: [{ code: 'ZL007', name: '住院诊察费', day: from, ...price }],
    total: '4000.00',
    account: { holder: '示例收款人', bank: '示范银行', number: '6200000000000000' },
  };
}

function at(id: string, role: Role, office: string): Hand {
  return { id, role, office };
}
