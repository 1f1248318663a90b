import type { PersonId } from '../../kernel/ids.ts';
import type { SealKey } from '../../platform/seal.ts';
import type { Case, Matter } from '../matters/index.ts';
import type { NoticeEvent, NoticeToMake } from './model.ts';

/** What test areas are sealed with, for a process of its own. */
export const TEST_KEY: SealKey = { version: 1, key: Buffer.alloc(32, 1) };

type Given = {
  readonly id: string;
  readonly seq?: number;
  readonly person?: string | null;
  readonly phone?: string | null;
  readonly event?: NoticeEvent;
  readonly confidential?: boolean;
  readonly mail?: string;
};

/** What a decision says has to be told, as far as notices look at it. */
export function noticeOf(given: Given): NoticeToMake {
  const { id, seq = 1, person = 'T-1', phone = null, event = 'accepted', mail } = given;
  const one = {
    ...{ id, number: '532900-2026-000001', dueOn: '2026-10-13', person: person as PersonId | null },
    office: '532900/532901',
    applicant: { kind: 'insured', name: '示范甲', phone, relation: null },
    form: mail === undefined ? {} : { mail },
  };
  const matter = {
    names: { zh: '跨省异地长期居住人员备案', en: 'Filing of long residence elsewhere' },
    confidential: given.confidential ?? false,
  };
  return { case: one as unknown as Case, matter: matter as unknown as Matter, event, seq };
}
