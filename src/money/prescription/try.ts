import { findItems } from '../../rules/catalogue/index.ts';
import { imagineBill, type PricedCharge } from '../encounter/index.ts';
import type { Answer } from '../settlement/index.ts';
import { gatherKnown, itemsFor, limitsOf, type PrescriptionDeps } from './gather.ts';
import { judgeSupply } from './judge-supply.ts';
import type { Caution, Prescription } from './model.ts';
import { writeCharges } from './write-charges.ts';

export type Trial = {
  readonly charges: readonly PricedCharge[];
  readonly cautions: readonly Caution[];
  readonly answer: Answer;
};

/** What a prescription would cost and who would pay, with what to look at; records nothing. */
export async function tryPrescription(
  deps: PrescriptionDeps,
  prescription: Prescription,
): Promise<Trial> {
  const { person, provider, kind, disease, lines } = prescription;
  const [known, items, versions] = await Promise.all([
    gatherKnown(deps, person),
    itemsFor(deps, prescription),
    findItems(deps.database.sql, [...new Set(lines.map(({ code }) => code))]),
  ]);

  const { day, past } = known;
  const sent = writeCharges(lines, { items, day, said: {}, daysNeeded: kind !== 'outpatient' });
  const limits = limitsOf(kind, known, deps.bounds);
  const cautions = judgeSupply(lines, { day, items, past, ...limits });
  const { encounter, charges } = imagineBill(
    { person, provider, kind, disease, day, lines: sent },
    versions,
  );

  const { useOwnAccount, useMutualAid } = prescription;
  const answer = await deps.settlements.quote({
    ...{ person, provider, encounter: encounter.id, draft: encounter, claimedTotal: null },
    ...{ useOwnAccount, useMutualAid },
  });
  return { charges, cautions, answer };
}
