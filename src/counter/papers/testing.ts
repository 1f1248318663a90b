import { createHash, randomUUID } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { Sql } from '../../platform/sql.ts';
import { TEST_SEALER } from '../../platform/testing.ts';

export const JPEG = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
  Buffer.from('JFIF\u0000\u0001\u0001\u0000\u0000\u0001\u0000\u0001\u0000\u0000', 'latin1'),
  Buffer.alloc(3_000, 7),
  Buffer.from([0xff, 0xd9]),
]);
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n');
export const XML = Buffer.from(
  '<?xml version="1.0" encoding="UTF-8"?>\n<EInvoice><N>1</N></EInvoice>\n',
);

/** An archive with these entries, as programs write them. */
export function zipOf(entries: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const listed: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(entries)) {
    const body = deflateRawSync(Buffer.from(text));
    const head = Buffer.alloc(30);
    head.write('PK\u0003\u0004', 'latin1');
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(body.length, 18);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.write('PK\u0001\u0002', 'latin1');
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    listed.push(entry, Buffer.from(name));
    parts.push(head, Buffer.from(name), body);
    at += 30 + name.length + body.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  return Buffer.concat([...parts, ...listed, end]);
}

export const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

type MadeCase = {
  readonly person?: string | null;
  readonly office?: string;
  readonly confidential?: boolean;
  readonly assignee?: string | null;
  readonly endedAt?: string | null;
  readonly retentionYears?: number;
};

let made = 0;

/** A case as its context would record it, for what other contexts hang on it. */
export async function makeCase(owner: Sql, given: MadeCase = {}): Promise<string> {
  const { person = null, office = '532900/532901', retentionYears = 10, endedAt = null } = given;
  const { confidential = false, assignee = null } = given;
  made += 1;
  const id = randomUUID();
  await owner(
    'test: office',
    `insert into office (path, level, name, name_en) values ($1, 'county', '示范窗口', 'Demo counter')
     on conflict do nothing`,
    [office],
  );
  const text = JSON.stringify({ code: 'test', retentionYears });
  const hash = hashOf(Buffer.from(text));
  await owner(
    'test: document',
    `insert into matter_document (hash, code, starts_on, text, published_at)
     values ($1, 'test', '2025-01-01', $2, now()) on conflict do nothing`,
    [hash, text],
  );
  if (person !== null) {
    await owner(
      'test: person',
      `insert into person (id, name, initials, sex, born_on, county, household)
       values ($1, '示范甲', 'sfj', 'female', '1980-01-01', '532901', $1) on conflict do nothing`,
      [person],
    );
  }
  await owner(
    'test: case',
    `insert into matter_case (id, number, key, body_hash, matter, document, person_id, applicant, channel, state, step,
       office, accepted_at, home, assignee, submitted_at, ended_at, confidential, form, form_mark, opened_by)
     values ($1, $2, $2, 'x', 'test', $3, $4, $11, 'county', $5, $6, $7, $7, $7, $8, '2026-01-01', $9, $10, $11, 'x', 'clerk')`,
    [
      ...[id, `TEST-${made}`, hash, person, endedAt === null ? 'open' : 'done'],
      ...[
        endedAt === null ? 0 : null,
        office,
        assignee,
        endedAt,
        confidential,
        TEST_SEALER.seal('{}', 'test'),
      ],
    ],
  );
  return id;
}

export async function addSheet(
  owner: Sql,
  { caseId, file, seq = 1 }: { caseId: string; file: string; seq?: number },
): Promise<void> {
  await owner(
    'test: sheet',
    `insert into case_paper (case_id, seq, material, file, name, added_by, added_at)
     values ($1, $2, 'bill', $3, '发票 1.jpg', 'clerk', now())`,
    [caseId, seq, file],
  );
}
