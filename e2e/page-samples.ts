import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { PersonId } from '../src/kernel/ids.ts';
import { cardOf } from '../src/main/demonstration/identities.ts';
import { ownCase } from './window.ts';

/** A hospital of the demonstration with patients, payments and settlements. */
export const SHOWN_PROVIDER = 'H53290100001';
/** A clinic of the demonstration with a queue and with medicine given for two diseases. */
export const SHOWN_CLINIC = 'H53290110101';
const CLINIC_PAGES = ['/desk/queue', '/desk/visits', '/desk/prescri'];
const AREA = '532900';

/** Asks the interface as a page would. */
type Ask = (path: string) => Promise<{ readonly rows: readonly Found[] }>;
type Found = { readonly id: string; readonly settlement: string | null };

/** Who works with such a page in the demonstration. */
export function providerOf(pattern: string): string {
  return CLINIC_PAGES.some((start) => pattern.startsWith(start)) ? SHOWN_CLINIC : SHOWN_PROVIDER;
}

/** Every page, as the code lists them: a new one is covered without a line here, unless it has an id. */
export function pagePatterns(): string[] {
  return [...patternsIn('pages.tsx', ''), ...patternsIn(join('insured', 'pages.tsx'), OWN)];
}

function patternsIn(file: string, before: string): string[] {
  const code = readFileSync(join(import.meta.dirname, '..', 'web', file), 'utf8');
  const found = [...code.matchAll(/<Route\s+path="(\/[^"]*)"/g)].flatMap(([, path = '']) =>
    // What may be left out of an address makes two pages of it.
    path.endsWith('?') ? [path.slice(0, path.lastIndexOf('/')), path.slice(0, -1)] : [path],
  );
  if (found.length === 0) throw new Error(`web/${file} names no pages`);
  return found.map((path) => before + path);
}

/** Pages of an insured person, who signs in with a card; everything else is open in the demonstration. */
const OWN = '/own';
const OWN_PERSON = 'P000000052' as PersonId;

export function isOwn(pattern: string): boolean {
  return pattern.startsWith(`${OWN}/`);
}

/** With the card of a person of the demonstration. */
export async function signInWithCard(page: Page, person = OWN_PERSON, area = AREA): Promise<void> {
  const { number, serial } = cardOf(person);
  const data = { area, type: 'card', number, cardSerial: serial };
  const answer = await page.request.post('/api/sign-in/credential', { data });
  if (!answer.ok()) throw new Error(`the card of ${person} was not taken: ${await answer.text()}`);
}

const first = (rows: readonly Found[]): Found => {
  const [one] = rows;
  if (!one) throw new Error('the demonstration holds none');
  return one;
};

const given = async (ask: Ask) => {
  const { rows } = await ask(`/encounters?provider=${SHOWN_CLINIC}&open=false`);
  return first(rows.filter(({ settlement }) => settlement !== null));
};
const settled = async (ask: Ask) => (await given(ask)).settlement ?? '';
const stay = async (ask: Ask) => first((await ask(`/stays?provider=${SHOWN_PROVIDER}`)).rows).id;
const documents = async (ask: Ask) => (await ask('/policies?size=50')).rows.map(({ id }) => id);

/** The longest beginning of a pattern that is listed here says how its id is found. */
const IDS: Readonly<Record<string, (ask: Ask) => Promise<string>>> = {
  '/desk/persons/:id': async (ask) => first((await ask('/persons?query=展示低保甲')).rows).id,
  '/desk/encounters/:id': async (ask) =>
    first((await ask(`/encounters?provider=${SHOWN_PROVIDER}&open=true`)).rows).id,
  '/desk/ward/:id': stay,
  '/desk/cashier/papers/:id': settled,
  '/desk/visits/:id': async (ask) =>
    first((await ask(`/registrations?provider=${SHOWN_CLINIC}`)).rows).id,
  '/desk/prescribe/:person': async (ask) => first((await ask('/persons?query=展示两病辛')).rows).id,
  '/desk/prescriptions/:id': async (ask) => (await given(ask)).id,
  '/window/certificates/:id': async (ask) => {
    const person = first((await ask('/persons?query=展示低保甲')).rows).id;
    return first((await ask(`/persons/${person}/certificates`)).rows).id;
  },
  '/premiums/new/:person': async (ask) => first((await ask('/persons?query=展示低保甲')).rows).id,
  '/premiums/orders/:id': async (ask) => first((await ask('/premiums')).rows).id,
  '/premiums/units/:unit': async (ask) => first((await ask('/units')).rows).id,
  '/households/:person': async (ask) => first((await ask('/persons?query=展示低保甲')).rows).id,
  '/accounts/persons/:person': async (ask) =>
    first((await ask('/persons?query=展示低保甲')).rows).id,
  '/settlements/:id': settled,
  '/window/cases/:id': async (ask) =>
    first((await ask(`/cases?text=${OWN_PERSON}&queue=all`)).rows).id,
  '/payments/statements/:id': async (ask) => first((await ask('/payment-statements')).rows).id,
  '/payments/periods/:id': async (ask) => first((await ask('/payment-periods')).rows).id,
};

/** What a page needs after its path. */
const QUERIES: Readonly<Record<string, (ask: Ask) => Promise<string>>> = {
  '/policies/document': async (ask) => `?id=${encodeURIComponent((await documents(ask))[0] ?? '')}`,
  '/policies/diff': async (ask) => {
    const [from = '', to = ''] = (await documents(ask)).map(encodeURIComponent);
    return `?from=${from}&to=${to}`;
  },
};

/** What lies in the browser only is first written there. */
const MADE: Readonly<Record<string, (page: Page) => Promise<string>>> = {
  '/window/take/:draft': async (page) => {
    const { rows } = (await (
      await page.request.get(`/api/areas/${AREA}/persons?query=展示低保甲`)
    ).json()) as { rows: Found[] };
    return begun(page, `/window/take?person=${first(rows).id}`);
  },
  '/station/take/:draft': async (page) => {
    await page.goto(`/${AREA}/station/new/${SHOWN_MATTER}`);
    const search = page.locator('.person-search input');
    await search.fill('展示低保甲');
    await page.getByRole('option').first().waitFor();
    await search.press('Enter');
    await page.waitForURL(/\/take\//);
    return new URL(page.url()).pathname;
  },
  '/window/batches/:id': async (page) => {
    const data = {
      ...{ key: `shown-${Date.now()}`, matter: SHOWN_MATTER, name: '示范.xlsx', promised: [] },
      ...{ applicant: { kind: 'insured' }, lines: [['532901190001010000', '示范甲']] },
      heading: ['身份证号', '姓名', '备案原因', '备案地（市）', '开始日期'],
    };
    const answer = await page.request.post(`/api/areas/${AREA}/cases/batches`, { data });
    const { id } = (await answer.json()) as Found;
    return `/${AREA}/window/batches/${id}`;
  },
  '/premiums/lists/:id': async (page) => {
    const lines = [{ idNumber: '532901190001010000', name: '示范甲' }];
    const data = { key: `shown-${Date.now()}`, year: 2026, channel: 'none', lines };
    return `/${AREA}/premiums/lists/${await madeBy(page, '/premium-lists', data)}`;
  },
  '/groups/feeds/:id': async (page) => {
    const rows = [
      {
        身份证号: '532901190001010000',
        姓名: '示范甲',
        人员类别: '低保对象',
        认定日期: '2025-03-01',
      },
    ];
    const data = {
      ...{ key: `shown-${Date.now()}`, source: 'civil-affairs', kind: 'full', asOf: '2025-06-01' },
      ...{ name: '示范名单.json', rows },
    };
    return `/${AREA}/groups/feeds/${await madeBy(page, '/feeds', data)}`;
  },
  '/groups/tilt/:run': async (page) => {
    const data = { key: `shown-${Date.now()}`, from: '2025-01-01', until: '2025-12-31' };
    return `/${AREA}/groups/tilt/${await madeBy(page, '/tilt/runs', data)}`;
  },
  '/station/new/:matter': async () => `/${AREA}/station/new/${SHOWN_MATTER}`,
  [`${OWN}/drafts/:draft`]: (page) => begun(page, `${OWN}/start`),
  [`${OWN}/certificates/:id`]: async (page) => {
    const ask = async (path: string) =>
      (await page.request.get(`/api/areas/${AREA}${OWN}/cases${path}`)).json();
    const { rows } = (await ask('')) as { rows: (Found & { matter: string })[] };
    const made = first(rows.filter(({ matter }) => matter === 'certificate-insurance'));
    const { result } = (await ask(`/${made.id}`)) as { result: { certificate: string } };
    return `/${AREA}${OWN}/certificates/${result.certificate}`;
  },
  [`${OWN}/cases/:id`]: async (page) => `/${AREA}${OWN}/cases/${await ownCase(page)}`,
};

const SHOWN_MATTER = 'away-long-term';

async function madeBy(page: Page, path: string, data: unknown): Promise<string> {
  const answer = await page.request.post(`/api/areas/${AREA}${path}`, { data });
  if (!answer.ok()) throw new Error(`${path} answered ${await answer.text()}`);
  return ((await answer.json()) as Found).id;
}

/** The first matter that is offered, begun. */
async function begun(page: Page, path: string): Promise<string> {
  await page.goto(`/${AREA}${path}`);
  await page.locator('.matter-tile:enabled').first().click();
  await page.waitForURL(/\/(take|drafts)\/[0-9a-f]{32}/);
  return new URL(page.url()).pathname;
}

/** An address at which the demonstration shows the page; throws where none is to be found. */
export async function addressOf(pattern: string, page: Page): Promise<string> {
  const ask: Ask = async (path) => {
    const answer = await page.request.get(`/api/areas/${AREA}${path}`);
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}`);
    return answer.json();
  };
  const made = MADE[pattern];
  if (made) return made(page);
  const query = (await QUERIES[pattern]?.(ask)) ?? '';
  if (!pattern.includes(':')) return `/${AREA}${pattern}${query}`;
  const known = Object.keys(IDS)
    .filter((prefix) => pattern.startsWith(prefix))
    .sort((a, b) => b.length - a.length)[0];
  if (known === undefined) return linkedFrom(pattern, page);
  const id = await IDS[known]?.(ask);
  return `/${AREA}${pattern.replace(/:\w+/, encodeURIComponent(id ?? ''))}${query}`;
}

/** Of a page that nobody listed: the first link to such a page on the pages above it. */
async function linkedFrom(pattern: string, page: Page): Promise<string> {
  const wanted = new RegExp(`^/${AREA}${pattern.replace(/:\w+/g, '[^/]+')}$`);
  const above = pattern.slice(0, pattern.indexOf('/:'));
  for (let path = above; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
    await page.goto(`/${AREA}${path}`);
    await settle(page);
    const links = await page
      .locator('main a[href]')
      .evaluateAll((all) => all.map((link) => (link as unknown as { pathname: string }).pathname));
    const found = links.find((link) => wanted.test(link));
    if (found !== undefined) return found;
  }
  throw new Error(`e2e/page-samples.ts does not say how to find an id for ${pattern}`);
}

const MOVING = '.ant-skeleton, .ant-spin-spinning, .ant-btn-loading';

/** Until the page shows what it was asked for: nothing is loading, nothing moves. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('h1').first().waitFor();
  await page.locator(MOVING).first().waitFor({ state: 'detached' });
}
