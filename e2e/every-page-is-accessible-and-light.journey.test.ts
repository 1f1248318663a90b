import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import {
  addressOf,
  isOwn,
  pagePatterns,
  providerOf,
  settle,
  signInWithCard,
} from './page-samples.ts';
import { type StartedServer, startServer } from './running-server.ts';
import { ownCase } from './window.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Of script, compressed: what a first visit may cost on a village line. */
const FIRST_PAGE_MAX = 400 * 1024;
/** Of an insured person’s phone. */
const OWN_PAGE_MAX = 250 * 1024;

let server: StartedServer;
beforeAll(async () => {
  server = await startServer({ YIKAO_KEYS: '', YIKAO_BANK: 'stub' });
});
afterAll(() => server?.stop());

const browser = openBrowser();
const patterns = pagePatterns();
const entries = patterns.filter((pattern) => !pattern.includes(':'));
/** Compressed bytes of each script that a page asked for, by page. */
const weights = new Map<string, Map<string, number>>();

/** A month is closed, so that the pages of payments have something to show. */
test('the demonstration has a closed month', async () => {
  const page = await browser.newPage({ language: 'zh', baseURL: server.address });
  const month = new Date();
  month.setUTCDate(0);
  const answer = await page.request.post('/api/areas/532900/payment-periods', {
    data: { month: month.toISOString().slice(0, 7) },
  });
  expect(answer.status()).toBe(200);
  await page.context().close();
});

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  // One window for all pages: each is opened by its whole address, so nothing of the one before stays.
  let office: Page;
  let own: Page;
  let scripts: Map<string, Promise<number>>;
  /** What the other window still loads is not counted with this one. */
  let measured: Page;
  /** What the phone's pages say to nobody: warnings and errors of the console. */
  let murmurs: string[] = [];
  beforeAll(async () => {
    office = await browser.newPage({ language, baseURL: server.address });
    own = await browser.newPage({ language, baseURL: server.address, width: 390 });
    await signInWithCard(own);
    // Filed by phone, for the pages of a case.
    await ownCase(own);
    for (const page of [office, own]) {
      page.on('response', (response) => {
        if (page !== measured || response.request().resourceType() !== 'script') return;
        const size = response.body().then((body) => gzipSync(body).length);
        scripts.set(response.url(), size);
        size.catch(() => undefined);
      });
    }
    own.on('console', (said) => {
      if (['warning', 'error'].includes(said.type())) murmurs.push(said.text());
    });
    own.on('pageerror', (error) => murmurs.push(String(error)));
    scripts = new Map();
    await office.goto('/532900/');
    await own.goto('/532900/own/');
  });
  afterAll(async () => {
    await office?.context().close();
    await own?.context().close();
  });

  test.each(patterns)('%s opens, and axe finds nothing serious', async (pattern) => {
    const page = isOwn(pattern) ? own : office;
    const address = await addressOf(pattern, page);
    await page.evaluate(`localStorage.setItem('yikao.provider.532900', '${providerOf(pattern)}')`);
    // What the page before still loads is not counted with this one.
    await page.goto('about:blank');
    measured = page;
    scripts = new Map();
    murmurs = [];
    await page.goto(address);
    await settle(page);
    const sizes = await Promise.all([...scripts].map(async ([url, size]) => [url, await size]));
    weights.set(pattern, new Map(sizes as [string, number][]));
    expect(await page.locator('.ant-result-404, .ant-alert-error').count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    if (isOwn(pattern)) expect(murmurs).toEqual([]);
  });
});

test.each(entries)('%s loads at most 400 kB of compressed script, a phone 250 kB', (pattern) => {
  const scripts = weights.get(pattern) ?? new Map<string, number>();
  const total = [...scripts.values()].reduce((sum, size) => sum + size, 0);
  expect(scripts.size).toBeGreaterThan(0);
  const list = [...scripts].map(([url, size]) => `${size} ${url}`).join('\n');
  expect(total, `${total} bytes of\n${list}`).toBeLessThanOrEqual(
    isOwn(pattern) ? OWN_PAGE_MAX : FIRST_PAGE_MAX,
  );
});

type Finding = {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
};

async function seriousFindings(page: Page): Promise<string[]> {
  // By the debugger, so that a policy of the page against inline scripts stays as it is.
  await page.evaluate(AXE);
  const found = (await page.evaluate('axe.run({ resultTypes: ["violations"] })')) as {
    readonly violations: readonly Finding[];
  };
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} — ${failureSummary}`),
    );
}
