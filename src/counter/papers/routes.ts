import { Type } from 'typebox';
import { assert } from '../../kernel/assert.ts';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Download } from '../../platform/http/bytes.ts';
import { type Caller, type Route, route } from '../../platform/http/route.ts';
import { PAPER_REMOVED, UNKNOWN_PAPER } from './errors.ts';
import type { PaperDeps, PapersOf, PermitCase } from './model.ts';
import { findSheet } from './store.ts';
import { takePaper } from './take-paper.ts';

const TakenAnswer = Type.Object({
  file: Type.String({ description: 'SHA-256 of the bytes, by which a case names the paper' }),
  size: Type.Integer(),
  type: Type.String(),
});

const SheetParams = Type.Object({
  id: Type.String({ format: 'uuid', pattern: '^[0-9a-fA-F-]{36}$' }),
  seq: Type.Integer({ minimum: 1, maximum: 32_767 }),
});

type Shown = Download & { readonly person: PersonId | null };

export type PaperRoutes = {
  readonly of: PapersOf;
  /** The rule of whoever owns cases. */
  readonly permit: PermitCase;
  /** Under which id a person’s own files are kept: he may yet bring them without being named. */
  readonly ownTaker: (area: AreaCode, caller: Caller) => string;
};

export function paperRoutes(given: PaperRoutes): Route[] {
  return [
    takeRow(given.of, '/papers', 'matter.take', (_, caller) => caller.id),
    takeRow(given.of, '/own/papers', 'own.write', given.ownTaker),
    showRow(given, '/cases/:id/papers/:seq', 'matter.read'),
    showRow(given, '/own/cases/:id/papers/:seq', 'own.read'),
  ];
}

function takeRow(
  of: PapersOf,
  path: string,
  permission: Route['permission'],
  takerOf: PaperRoutes['ownTaker'],
): Route {
  return route({
    method: 'POST',
    path,
    permission,
    summary:
      'Takes in one file: raw bytes with content-type, content-length and x-content-sha256; the same bytes again are ' +
      'the same file',
    takesFile: (area: AreaCode) => of(area).paperMax,
    answer: TakenAnswer,
    // At a counter it belongs to nobody before a case names it.
    person: ({ caller }) => caller.person ?? null,
    handle: ({ area, caller, upload }) => {
      assert(upload, 'a row that takes a file is given one');
      const taker = { id: takerOf(area, caller), office: caller.office ?? null };
      return takePaper(of(area), upload, taker);
    },
  });
}

function showRow(
  { of, permit }: PaperRoutes,
  path: string,
  permission: Route['permission'],
): Route {
  return route({
    method: 'GET',
    path,
    permission,
    summary: 'The bytes of one paper of a case',
    params: SheetParams,
    givesFile: true,
    answer: Type.Unknown(),
    person: (_, answer) => (answer as Shown).person,
    handle: ({ area, caller, params }) =>
      show(of(area), { caller, permit, area, id: params.id, seq: params.seq }),
  });
}

type Asked = {
  readonly caller: Caller;
  readonly permit: PermitCase;
  readonly area: AreaCode;
  readonly id: string;
  readonly seq: number;
};

async function show(deps: PaperDeps, { caller, permit, area, id, seq }: Asked): Promise<Shown> {
  const { sql } = deps.database;
  await permit(area, caller, id);
  const sheet = await findSheet(sql, id, seq);
  if (!sheet) throw new Rejection(UNKNOWN_PAPER, { case: id });
  if (sheet.removed) throw new Rejection(PAPER_REMOVED, { name: sheet.name });
  const bytes = await deps.vault.open(sheet.file);
  assert(bytes, 'the bytes of a paper that was not removed are there');
  const { name, type, size } = sheet;
  return { name, type, size, bytes, person: sheet.person as PersonId | null };
}
