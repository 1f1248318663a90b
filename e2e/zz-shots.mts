import { chromium } from 'playwright-core';
import { startServer } from './running-server.ts';
import { addressOf, settle } from './page-samples.ts';
import { CHROMIUM_FLAGS, chromiumPath } from '../tools/chromium.ts';
const server = await startServer({ YIKAO_KEYS: '', YIKAO_BANK: 'stub' });
console.log('server', server.address, new Date().toISOString());
const browser = await chromium.launch({ executablePath: await chromiumPath(), args: [...CHROMIUM_FLAGS] });
const P = process.argv.slice(2).length ? process.argv.slice(2) : ['/premiums','/premiums/new/:person','/premiums/orders/:id','/premiums/lists','/premiums/lists/:id','/premiums/units','/premiums/units/:unit','/premiums/twice','/households','/households/:person','/accounts','/accounts/persons/:person','/wallets','/groups/feeds','/groups/feeds/:id','/groups/tilt','/groups/tilt/:run','/groups/burden'];
for (const lang of ['zh','en'] as const) {
  const ctx = await browser.newContext({ baseURL: server.address, viewport: { width: lang === 'zh' ? 1280 : 1000, height: 900 }, locale: lang === 'zh' ? 'zh-CN':'en-GB', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
  const page = await ctx.newPage(); page.setDefaultTimeout(15000);
  page.on('console', (m) => m.type() === 'error' && console.log('console', m.text().slice(0,200)));
  for (const p of P) {
    try {
      const a = await addressOf(p, page);
      await page.goto(a); await settle(page);
      await page.screenshot({ path: `/tmp/plan5/shots/${lang}${p.replace(/[/:]/g,'_')}.png`, fullPage: true });
      const bad = await page.locator('.ant-alert-error, .ant-alert-warning, .ant-result').allTextContents();
      console.log(lang, p, a, bad.join('|').slice(0,200), await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'));
    } catch (e) { console.log(lang, p, 'FAILED', String(e).slice(0,300)); }
  }
}
await browser.close(); await server.stop();
