import { Agent, request } from 'node:http';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { testArea } from '../../../platform/testing.ts';
import { TEST_PROVIDER } from '../testing.ts';
import { CALL_SERVICE, envelope, testDoor } from '../testing-door.ts';

const area = await testArea();
const door = await testDoor(area);

/** Posts over one kept connection; gives the answer and the port that it left from. */
function post(agent: Agent, body: object): Promise<{ err: string; output: unknown; port: number }> {
  return new Promise((resolve, reject) => {
    const call = request(
      door.url + CALL_SERVICE,
      { agent, method: 'POST', headers: { 'content-type': 'application/json' } },
      (answer) => {
        const port = answer.socket.localPort ?? 0;
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          const { err_msg, output } = JSON.parse(Buffer.concat(parts).toString('utf8'));
          resolve({ err: err_msg ?? '', output, port });
        });
      },
    );
    call.on('error', reject);
    call.end(JSON.stringify(body));
  });
}

test('a file that is refused leaves the connection and the next message as they were', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const bomb = zipSync({ 'a.txt': strToU8(`${' '.repeat(60_000)}\n`.repeat(500)) });
  const file = { in: [...bomb], filename: 'a.zip', fixmedins_code: TEST_PROVIDER };
  const kept = await post(agent, envelope('9101', { fsUploadIn: file }));
  const { file_qury_no } = kept.output as { file_qury_no: string };
  const sums = { medfee_sumamt: '0', fund_pay_sumamt: '0', fixmedins_setl_cnt: 0 };
  const days = { stmt_begndate: '2025-06-01', stmt_enddate: '2025-06-30' };
  const common = { ...sums, ...days, setl_optins: '532900', clr_type: '11' };
  const data = { ...common, cash_payamt: '0', fixmedins_refd_setl_flag: '1', file_qury_no };
  const refused = await post(agent, envelope('3202', { data }));
  expect(refused.err).toContain('[reconciliation.too_large]');
  expect([...refused.err].length).toBeLessThanOrEqual(200);
  const total = { ...common, insutype: '390', acct_pay: '0', fixmedins_refd_setl_flag: '1' };
  const even = await post(agent, envelope('3201', { data: total }));
  expect(even.output).toMatchObject({ stmtinfo: { stmt_rslt: '0' } });
  expect(new Set([kept.port, refused.port, even.port]).size).toBe(1);
  agent.destroy();
});
