import type { Day } from '../../kernel/days.ts';
import type { EncounterId, PersonId, ProviderId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { ItemClass } from '../../rules/catalogue/index.ts';

/** Outpatient benefits of a recognised disease; each asks for a filing. */
export const DISEASE_KINDS = ['chronic', 'special', 'two-diseases'] as const;
export type DiseaseKind = (typeof DISEASE_KINDS)[number];

/** What a doctor can write for in one request; of an ordinary visit there is no disease. */
export const WRITTEN_KINDS = ['outpatient', ...DISEASE_KINDS] as const;
export type WrittenKind = (typeof WRITTEN_KINDS)[number];

/** A line as a doctor writes it. What it costs follows from the catalogue unless a price is told. */
export type WrittenLine = {
  readonly code: string;
  readonly quantity: string;
  /** How long the quantity lasts; absent for what is no drug. */
  readonly days: number | null;
  readonly usage: string | null;
  readonly unitPrice: string | null;
  /** The doctor says that the patient meets the limits under which a fund pays a restricted item. */
  readonly approved: boolean;
};

export type Prescription = {
  readonly person: PersonId;
  readonly provider: ProviderId;
  readonly kind: WrittenKind;
  readonly disease: string | null;
  readonly lines: readonly WrittenLine[];
  readonly useOwnAccount: boolean;
  readonly useMutualAid: boolean;
};

/** A drug that was dispensed before, with the first day on which it is used up; null: nobody said. */
export type Dispensed = {
  readonly code: string;
  readonly name: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly amount: Money;
  readonly class: ItemClass;
  readonly days: number | null;
  readonly usage: string | null;
  readonly usedUpOn: Day | null;
  readonly drug: boolean;
};

/** A settled bill of a visit, at whichever provider. */
export type KeptPrescription = {
  readonly encounter: EncounterId;
  readonly provider: ProviderId;
  readonly kind: WrittenKind;
  readonly disease: string | null;
  readonly day: Day;
  readonly settlement: string;
  readonly total: Money;
  readonly doctorName: string | null;
  readonly lines: readonly Dispensed[];
};

/** What somebody should look at before confirming; only a limit that the area states is refused. */
export type Caution =
  | { readonly what: 'overlap'; readonly code: string; readonly until: Day; readonly left: number }
  | { readonly what: 'long'; readonly code: string; readonly days: number; readonly most: number }
  | { readonly what: 'restricted'; readonly code: string; readonly condition: string };
