import { Rejection } from '../../kernel/rejection.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { Sql } from '../../platform/sql.ts';
import { type DepartmentAct, decideDepartment } from './decide-department.ts';
import { DEPARTMENT_TWICE } from './errors.ts';
import type { Department } from './model.ts';
import {
  closeDepartments,
  holdDepartments,
  insertDepartments,
  listDepartments,
} from './store/departments.ts';

export type DepartmentDeps = { readonly clock: Clock; readonly ids: IdSource };

export type DepartmentActs = {
  readonly act: DepartmentAct;
  readonly departments: readonly Department[];
};

/** All of one provider, or none: the first that cannot be done refuses them all. */
export async function recordDepartments(
  sql: Sql,
  { act, departments }: DepartmentActs,
  { clock, ids }: DepartmentDeps,
): Promise<void> {
  const [first] = departments;
  if (!first) return;
  await holdDepartments(sql, first.provider);
  const live = new Map(
    (await listDepartments(sql, first.provider)).map((department) => [department.code, department]),
  );

  refuseTwice(departments);
  for (const one of departments) {
    const refusal = decideDepartment(act, one, live.get(one.code) ?? null);
    if (refusal) throw refusal;
  }

  const at = clock.now().toISOString();
  if (act !== 'add') {
    const codes = departments.map(({ code }) => code);
    await closeDepartments(sql, { provider: first.provider, codes, at, by: CLOSED_BY[act] });
  }
  if (act === 'withdraw') return;
  await insertDepartments(
    sql,
    departments.map((department) => ({ ...department, id: ids.next() })),
    at,
  );
}

const CLOSED_BY = { change: 'change', withdraw: 'withdrawal' } as const;

function refuseTwice(departments: readonly Department[]): void {
  const seen = new Set<string>();
  for (const { code } of departments) {
    if (seen.has(code)) throw new Rejection(DEPARTMENT_TWICE, { code });
    seen.add(code);
  }
}
