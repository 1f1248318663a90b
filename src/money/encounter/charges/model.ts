import type { Day } from '../../../kernel/days.ts';
import type { EncounterId, ProviderId, RegistrationId } from '../../../kernel/ids.ts';
import type { Money, Rate } from '../../../kernel/money.ts';
import type { ItemKind, PricedLine } from '../../../rules/catalogue/index.ts';
import type { Encounter, Upload, UploadHead } from '../model.ts';
import type { Asker } from '../registration/model.ts';

/** A line as a hospital's system states it; a refund has a negative quantity and amount. */
export type SentCharge = {
  /** The sender's own number, once a bill. */
  readonly line: string;
  readonly code: string;
  readonly day: Day;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly amount: string;
  /** The line that a refund takes back, in whole or in part. */
  readonly takesBack: string | null;
  /** What the hospital's own approval said of a restricted item. */
  readonly approval: 'none' | 'approved' | 'refused';
  readonly particulars: Readonly<Record<string, string>>;
};

/** A line as it counts. Its day is that of the line it takes back, so that no day of a bill is negative. */
export type PricedCharge = Omit<PricedLine, 'lineNo'> & {
  readonly line: string;
  readonly takesBack: string | null;
  readonly approval: SentCharge['approval'];
  readonly particulars: SentCharge['particulars'];
  readonly ceiling: Money | null;
  readonly priorRate: Rate;
  /** Paid by a fund only where the hospital approved it. */
  readonly restricted: boolean;
  readonly itemKind: ItemKind;
  /** Set in an upload that takes single lines back: this line no longer counts. */
  readonly removed: boolean;
};

export type ChargeKey = {
  readonly provider: ProviderId;
  readonly transaction: string;
  readonly key: string;
};

type Addressed = Asker & { readonly key: ChargeKey; readonly registration: RegistrationId };

export type AddCharges = Addressed & {
  readonly stay: boolean;
  readonly bills: readonly {
    readonly batch: string | null;
    readonly lines: readonly SentCharge[];
  }[];
};

/** `batch` null: of every bill that is not settled. `lines` null: every line. */
export type TakeBack = Addressed & {
  readonly stay: boolean;
  readonly batch: string | null;
  readonly lines: readonly string[] | null;
};

export type ChargeCommand =
  | ({ readonly type: 'add' } & AddCharges)
  | ({ readonly type: 'take-back' } & TakeBack);

/** An upload with its lines as they were priced. */
export type KeptUpload = UploadHead & { readonly charges: readonly PricedCharge[] };
/** One that a command adds, as it will be written. */
export type FreshUpload = KeptUpload & Upload;

/** What a batch of commands knows of one bill, and what it adds to it. */
export type OpenBill = {
  readonly encounter: Encounter;
  readonly registration: RegistrationId;
  readonly batch: string | null;
  /** Revision in the table; −1: not there yet. */
  readonly stored: number;
  readonly uploads: readonly KeptUpload[];
  readonly fresh: readonly FreshUpload[];
};

export type UploadName = readonly [encounter: EncounterId, seq: number];
