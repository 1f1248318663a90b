import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';

/** A dictionary of the interface with the local values of the profile; of an unknown one nothing. */
export const listDictionary = transaction({
  number: '1901' as TransactionNumber,
  effect: 'reads',
  permission: 'care.read',
  async handle({ input, world, signedIn }) {
    const data = input.one('data');
    const name = data.text('type');
    // Every value here is valid and none has a parent.
    const nothing =
      data.textOr('Vali_Flag') === '0' || /[^0]/.test(data.textOr('parent_value') ?? '');
    const known = nothing ? null : world.catalogue.dictionary(name);
    const local = known ? (signedIn.profile.extraCodes[name] ?? []) : [];
    const values = [...(known ?? []), ...local.map((value) => [value, value] as const)];
    return {
      list: values.map(([value, label], index) => ({
        type: name,
        label,
        value,
        sort: index + 1,
        valiFlag: '1',
        version: 1,
      })),
    };
  },
});
