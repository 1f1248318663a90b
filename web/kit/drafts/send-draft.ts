import { formToSend } from '../matters/ask-fields.ts';
import type { MatterView, PaperBody } from '../matters/views.ts';
import type { Intent } from '../outbox/model.ts';
import { submit } from '../outbox/outbox.ts';
import type { Draft } from './model.ts';

type CaseBody = {
  readonly matter: string;
  readonly person?: string | null;
  readonly provider?: string | null;
  readonly applicant: Draft['applicant'];
  readonly form: Draft['form'];
  readonly papers: readonly PaperBody[];
  readonly promised: readonly string[];
  readonly again?: true;
};

/** What the server is asked, for a trial and for the real thing alike. */
export function bodyOf(draft: Draft, matter: Pick<MatterView, 'fields'>): CaseBody {
  return {
    matter: draft.matter,
    // Also by phone, where the sign-in says who it is: another's sign-in is refused.
    person: draft.person?.id ?? null,
    ...(draft.layout === 'own' ? {} : { provider: draft.provider }),
    applicant: draft.applicant,
    form: formToSend(matter, draft.form, draft.known),
    papers: draft.sheets.map(({ material, file, name, turns }) => ({
      ...{ material, file, name, turns },
    })),
    promised: draft.promised,
    ...(draft.again ? { again: true as const } : {}),
  };
}

export function subjectOf(draft: string): string {
  return `draft:${draft}`;
}

/** Keeps it for sending, now or when the line is back. Its sheets go first. */
export function sendDraft(draft: Draft, matter: MatterView, label: string): Intent {
  return submit({
    id: draft.id,
    kind: 'case',
    subject: subjectOf(draft.id),
    label,
    path: draft.layout === 'own' ? '/own/cases' : '/cases',
    body: bodyOf(draft, matter),
    keeps: { case: ['id'], number: ['number'], state: ['state'] },
    files: [...new Set(draft.sheets.map(({ file }) => file))],
  });
}
