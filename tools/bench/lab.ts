import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { yuan } from '../../src/kernel/money.ts';
import { createSettlements } from '../../src/money/settlement/index.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { idSource } from '../../src/platform/id-source.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { startPostgres } from '../../src/platform/postgres.ts';
import { openArea } from '../../src/platform/sql.ts';
import { createPolicyShelf, loadPolicies } from '../../src/rules/policy/index.ts';
import { BILL, encounterId, personId, providerId, seed } from './seed.ts';

const folder = mkdtempSync(join(tmpdir(), 'yikao-lab-'));
const s = await startPostgres({
  folder,
  say: console.log,
  settings: { shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track': 'all' },
});
const c = new pg.Client({ connectionString: s.url() });
await c.connect();
await c.query('create database lab');
const url = s.url('lab');
await migrate({ url, areas: [{ code: '532900' as never, nameZh: 'x', nameEn: 'x' }] });
const database = openArea({ url, area: '532900' as never, role: 'yikao_application' });
const owner = openArea({ url, area: '532900' as never });
const people = 50000,
  encounters = 200000;
await seed(owner, { people, encounters });
await owner.sql('an', 'analyze');
const shelf = createPolicyShelf({ database });
await createPolicyShelf({ database: owner }).publish(
  loadPolicies('policies').filter((p) => p.area === '532900'),
  'lab',
);
const ids = idSource(systemClock);
const times = new Map<string, [number, number]>();
const timed = {
  ...database,
  connect: async () => {
    const conn = await database.connect();
    return {
      ...conn,
      sql: (async (name: string, text: string, values: unknown[]) => {
        const t = performance.now();
        const r = await conn.sql(name, text, values);
        const e = times.get(name) ?? [0, 0];
        e[0] += performance.now() - t;
        e[1]++;
        times.set(name, e);
        return r;
      }) as never,
    };
  },
};
const workers = Number(process.argv[2] ?? 1);
const st = createSettlements({
  database: process.argv[3] ? (timed as never) : database,
  shelf,
  clock: systemClock,
  ids,
  workers,
});
let n = 0;
const one = () => {
  const i = n++;
  return st.settle({
    key: `K${i}` as never,
    person: personId(i % people) as never,
    provider: providerId(i) as never,
    encounter: encounterId(i) as never,
    claimedTotal: yuan(BILL),
    useOwnAccount: false,
    useMutualAid: false,
  });
};
const pgCpu = async () => {
  const { rows } = await c.query('select pid from pg_stat_activity');
  let t = 0;
  for (const { pid } of rows) {
    try {
      const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
      t += Number(f[11]) + Number(f[12]);
    } catch {}
  }
  return t * 10;
};
for (let k = 0; k < 30; k++) await Promise.all(Array.from({ length: 64 }, one));
times.clear();
{
  const k = new pg.Client({ connectionString: url });
  await k.connect();
  await k.query('create extension if not exists pg_stat_statements');
  await k.query('select pg_stat_statements_reset()');
  await k.end();
}
const { Session } = await import('node:inspector/promises');
const ses = new Session();
ses.connect();
if (process.argv[5]) {
  await ses.post('Profiler.enable');
  await ses.post('Profiler.start');
}
const cpu0 = process.cpuUsage(),
  pg0 = await pgCpu(),
  t0 = performance.now(),
  n0 = n;
await Promise.all(
  Array.from({ length: workers * 64 }, async () => {
    while (performance.now() - t0 < 6000) await one();
  }),
);
if (process.argv[5]) {
  const { profile } = (await ses.post('Profiler.stop')) as never;
  (await import('node:fs')).writeFileSync('/tmp/prof/lab.cpuprofile', JSON.stringify(profile));
}
const dn = n - n0,
  cpu = process.cpuUsage(cpu0),
  pg1 = await pgCpu();
console.log(
  `${dn} settled; node ${((cpu.user + cpu.system) / dn).toFixed(0)} us each; pg ${(((pg1 - pg0) * 1000) / dn).toFixed(0)} us each; ${(dn / ((performance.now() - t0) / 1000)).toFixed(0)}/s`,
);
for (const [k, [t, m]] of [...times].sort((a, b) => b[1][0] - a[1][0]))
  console.log(k.padEnd(30), (t / m).toFixed(3), 'ms x', m);
const dd = await c.query;
const cl = new pg.Client({ connectionString: url });
await cl.connect();
const r = await cl.query('select document, length(document) l from area_532900.settlement limit 1');
console.log(r.rows[0].l, r.rows[0].document);
if (process.argv[4]) {
  for (const r of (
    await cl.query(
      "select calls, round(total_exec_time::numeric,0) ms, round((total_exec_time*1000/(select n_tup_ins from pg_stat_user_tables where relname='settlement'))::numeric,2) us_each, rows, left(regexp_replace(query,'\\s+',' ','g'),90) q from pg_stat_statements order by total_exec_time desc limit 22",
    )
  ).rows)
    console.log(r.calls, r.ms, r.us_each, r.rows, r.q);
  await cl.query('set search_path=area_532900');
  for (const q of [
    "select relname, n_tup_upd, n_tup_hot_upd from pg_stat_user_tables where relname in ('encounter','year_to_date')",
    'select relname, pg_size_pretty(pg_total_relation_size(relid)) from pg_stat_user_tables order by pg_total_relation_size(relid) desc limit 9',
  ])
    console.log(JSON.stringify((await cl.query(q)).rows));
}
await cl.end();
await st.close();
await database.close();
await owner.close();
await c.end();
await s.stop();
rmSync(folder, { recursive: true, force: true });
