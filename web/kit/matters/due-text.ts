type Due = { readonly dueOn: string | null; readonly dueProvisional: boolean };

type Say = (word: 'deadlineAtOnce' | 'dueProvisional') => string;

/** A deadline as it is written where there is no badge: with a word where holidays of its year were guessed. */
export function dueText(t: Say, { dueOn, dueProvisional }: Due): string {
  if (dueOn === null) return t('deadlineAtOnce');
  return dueProvisional ? `${dueOn}${t('dueProvisional')}` : dueOn;
}
