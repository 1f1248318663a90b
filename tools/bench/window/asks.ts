import type { CaseId, MatterCode } from '../../../src/counter/matters/index.ts';
import type { PersonId } from '../../../src/kernel/ids.ts';
import { PERMISSIONS } from '../../../src/platform/access.ts';
import type { Permission } from '../../../src/platform/http/route.ts';
import { PERSON_ID_NUMBER, sealedIn } from '../../../src/platform/sealing/columns.ts';
import type { AreaDatabase } from '../../../src/platform/sql.ts';
import type { BenchUser } from './officers.ts';

export type Ask = { readonly kind: string; readonly request: string };

type Known = {
  readonly id: CaseId;
  readonly number: string;
  readonly matter: MatterCode;
  readonly person: PersonId;
  readonly name: string;
  readonly idNumber: string;
};

/** What one user meets in a round: the page, and who may open it. */
type Page = {
  readonly kind: string;
  readonly needs: Permission;
  readonly ask: (known: Known, round: number) => { readonly path: string; readonly body?: object };
};

const COLOURS = ['red', 'amber', 'green'] as const;
const DAY_MS = 86_400_000;

/** Twelve kinds of pages. A year and a month back from today, as a chief and an auditor look. */
function pagesOf(now: Date): readonly Page[] {
  const dayBefore = (days: number) =>
    new Date(now.getTime() - days * DAY_MS).toISOString().slice(0, 10);
  const until = dayBefore(-1);
  const year = `from=${dayBefore(364)}&until=${until}`;
  const month = `from=${dayBefore(30)}&until=${until}`;
  const read = (kind: string, ask: (known: Known, round: number) => string): Page => ({
    ...{ kind, needs: 'matter.read', ask: (known, round) => ({ path: ask(known, round) }) },
  });
  const queue = (rest: string) => `/cases?queue=${rest}`;
  const text = (words: string) => queue(`all&text=${encodeURIComponent(words)}`);
  return [
    read('own queue', () => queue('mine')),
    read('office queue by colour', (_, n) => queue(`office&colour=${COLOURS[n % 3]}`)),
    read('everything below by colour', (_, n) => queue(`all&colour=${COLOURS[n % 3]}`)),
    read('queue, page 3', () => queue('all&page=3')),
    read('of one matter', ({ matter }) => queue(`all&matter=${matter}`)),
    read('what ended', () => queue('all&state=done')),
    read('search by case number', ({ number }) => text(number)),
    read('search by part of a number', ({ number }) => text(number.slice(0, 14))),
    read('search by name', ({ name }) => text(name)),
    read('search by ID number', ({ idNumber }) => text(idNumber)),
    read('case', ({ id }) => `/cases/${id}`),
    read('matters', () => '/matters'),
    {
      kind: 'prefill',
      needs: 'matter.take',
      ask: ({ matter, person }) => ({ path: `/matters/${matter}/prefill`, body: { person } }),
    },
    { kind: 'supervision', needs: 'matter.lead', ask: () => ({ path: '/supervision' }) },
    {
      kind: 'results of a year',
      needs: 'matter.lead',
      ask: () => ({ path: `/supervision/results?${year}` }),
    },
    {
      kind: 'steps of a month',
      needs: 'matter.audit',
      ask: () => ({ path: `/case-events?${month}` }),
    },
  ];
}

const ROUNDS = 12;

/** What a user asks for in turn, each round about another case that his office has to do with. */
export async function asksOf(
  database: AreaDatabase,
  { key, caller }: BenchUser,
  now: Date,
): Promise<readonly Ask[]> {
  const known = await casesOf(database, caller.office ?? database.area);
  const pages = pagesOf(now).filter(({ needs }) => PERMISSIONS[caller.role].includes(needs));
  return Array.from({ length: ROUNDS }, (_, round) => {
    const one = known[round % known.length] as Known;
    return pages.map((page) => {
      const { path, body } = page.ask(one, round);
      return { kind: page.kind, request: requestOf({ area: database.area, key, path, body }) };
    });
  }).flat();
}

type Written = {
  readonly area: string;
  readonly key: string;
  readonly path: string;
  readonly body: object | undefined;
};

function requestOf({ area, key, path, body }: Written): string {
  const text = body === undefined ? '' : JSON.stringify(body);
  const sent = body === undefined ? '' : 'content-type: application/json\r\n';
  return (
    `${body === undefined ? 'GET' : 'POST'} /api/areas/${area}${path} HTTP/1.1\r\nhost: localhost\r\n` +
    `authorization: Bearer ${key}\r\n${sent}content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
  );
}

async function casesOf({ sql }: AreaDatabase, office: string): Promise<readonly Known[]> {
  const rows = await sql<Omit<Known, 'idNumber'> & { readonly sealed: string }>(
    'bench: cases of an office',
    `select c.id, c.number, c.matter, p.id as person, p.name, p.id_number_sealed as sealed
     from (select * from matter_case
           where (office = $1 or accepted_at = $1 or home = $1) and not confidential
             and state in ('submitted', 'open')
           order by number desc limit 2000) c
     join person p on p.id = c.person_id order by md5(c.number) limit $2`,
    [office, ROUNDS],
  );
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    idNumber: sql.sealer.open(sealed, sealedIn(PERSON_ID_NUMBER, row.person)),
  }));
}
