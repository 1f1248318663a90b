import type { QueueRow, QueueView } from '../../../src/money/encounter/index.ts';
import type {
  PersonPrescriptions,
  PrescriptionView,
  TrialView,
} from '../../../src/money/prescription/index.ts';
import type { FoundItemView } from '../../../src/rules/catalogue/index.ts';

export type {
  FoundItemView,
  PersonPrescriptions,
  PrescriptionView,
  QueueRow,
  QueueView,
  TrialView,
};

export type Filing = PersonPrescriptions['diseases'][number];

export type StaffView = {
  readonly departments: readonly { readonly code: string; readonly name: string }[];
  readonly doctors: readonly {
    readonly code: string;
    readonly name: string;
    readonly insuranceDoctor: boolean;
  }[];
};
