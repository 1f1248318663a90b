type Named = { readonly code: string; readonly zh: string; readonly en: string };
/** `of`: the benefit for which a disease is recognised. */
type Disease = Named & { readonly of: string };
type Vocabulary = { readonly groups: readonly Named[]; readonly diseases: readonly Disease[] };

/** Put in when the pages are built, from `policies/vocabulary.yaml`. */
declare const __VOCABULARY__: Vocabulary;

const vocabulary: Vocabulary =
  typeof __VOCABULARY__ === 'undefined' ? { groups: [], diseases: [] } : __VOCABULARY__;

/** Codes of special groups with their names. */
export const GROUPS = vocabulary.groups;
export const DISEASES = vocabulary.diseases;

export function namesIn(language: 'zh' | 'en'): Record<string, string> {
  return Object.fromEntries([
    ...GROUPS.map((group) => [`group.${group.code}`, group[language]]),
    ...DISEASES.map((disease) => [`disease.${disease.code}`, disease[language]]),
  ]);
}
