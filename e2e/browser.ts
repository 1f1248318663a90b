import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { CHROMIUM_FLAGS } from '../tools/chromium.ts';

type Options = {
  readonly language: 'zh' | 'en';
  readonly width?: number;
  /** Of a server of its own; else the one that all journeys share. */
  readonly baseURL?: string;
};

/** A clean browser window of a person who has never been here. */
export function openBrowser(): { newPage: (options: Options) => Promise<Page> } {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: inject('chromium'),
      args: [...CHROMIUM_FLAGS],
    });
  });
  afterAll(() => browser?.close());
  return {
    async newPage({ language, width = 1280, baseURL = inject('address') }) {
      if (browser === undefined) throw new Error('the browser has not been started');
      const context = await browser.newContext({
        baseURL,
        viewport: { width, height: 900 },
        locale: language === 'zh' ? 'zh-CN' : 'en-GB',
        timezoneId: 'Asia/Shanghai',
        // A colour on its way from one to the other is neither, and nobody waits for it here.
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      return page;
    },
  };
}

/** Nothing sticks out to the side: a page is read by scrolling down only. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const beyond = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect(beyond).toBeLessThanOrEqual(0);
}
