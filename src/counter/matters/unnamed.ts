import type { Caller } from '../../platform/http/route.ts';
import type { Sql } from '../../platform/sql.ts';
import { UNNAMED } from './acting.ts';
import type { Case, Form, Matter } from './model.ts';

const BROUGHT_BY = 'matter_case.opened_by';

/** Whether somebody says that he will not be named, where the document lets him. */
export function isUnnamed({ unnamed }: Pick<Matter, 'unnamed'>, form: Form): boolean {
  return unnamed !== null && form[unnamed] === true;
}

/**
 * Who brings a matter by telephone without being named: a mark that only he finds again, by signing in. The case, its trace
 * and its papers hold the mark in the place of his number, so that nobody who reads them learns who he is.
 */
export function unnamedCaller(sql: Sql, caller: Caller): Caller {
  return { ...caller, id: markOf(sql, caller.id) };
}

/** The mark itself; under it are kept the files that he brings, before he says whether he will be named. */
export function markOf({ sealer }: Sql, person: string): string {
  return UNNAMED + sealer.mark(person, BROUGHT_BY);
}

/** Under which ids a person's own cases were brought; of marks also those made with keys of before. */
export function ownIds({ sealer }: Sql, person: string): readonly string[] {
  return [person, ...sealer.marks(person, BROUGHT_BY).map((mark) => UNNAMED + mark)];
}

/** The person as his case knows him: by his number, or by the mark under which he brought it. */
export function callerOfOwn(sql: Sql, one: Case | null, caller: Caller): Caller {
  const brought = one?.openedBy ?? '';
  const unnamed = brought !== caller.id && ownIds(sql, caller.id).includes(brought);
  return unnamed ? { ...caller, id: brought } : caller;
}
