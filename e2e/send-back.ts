import type { openBrowser } from './browser.ts';
import { signInAs } from './window.ts';

/** A case is taken up by whoever has it at the county, and sent back because it cannot be read. */
export async function sendBack(
  browser: ReturnType<typeof openBrowser>,
  number: string,
): Promise<void> {
  const page = await browser.newPage({ language: 'zh' });
  await signInAs(page, 'shifan-reviewer');
  await page.goto(`/532900/window/queue?queue=office&text=${number}`);
  await page.locator(`tr[data-case="${number}"] button`).click();
  await page.waitForURL(/\/window\/cases\//);
  const accept = page.getByRole('button', { name: '受理', exact: true });
  await page
    .getByRole('button', { name: /^(受理|退回补正)$/ })
    .first()
    .waitFor();
  if (await accept.isVisible()) await accept.click();
  const take = page.getByRole('button', { name: '领取', exact: true });
  await page
    .getByRole('button', { name: /^(领取|退回补正)$/ })
    .first()
    .waitFor();
  if (await take.isVisible()) await take.click();
  await page.getByRole('button', { name: '退回补正' }).click();
  await page.getByLabel('理由').fill('看不清');
  await page.getByRole('button', { name: '确认退回补正' }).click();
  await page.getByText('待补正').first().waitFor();
  await page.context().close();
}
