import { TextField } from '../kit/text-field.tsx';

export type Account = { readonly holder: string; readonly bank: string; readonly number: string };
export const NO_ACCOUNT: Account = { holder: '', bank: '', number: '' };
const FIELDS = ['holder', 'bank', 'number'] as const;

export const isWholeAccount = (account: Account) =>
  FIELDS.every((field) => account[field].trim() !== '');

type Props = {
  readonly value: Account;
  readonly change: (account: Account) => void;
  readonly nameOf: (field: keyof Account) => string;
  readonly className?: string;
};

/** Where money is to go. */
export function AccountFields({ value, change, nameOf, ...look }: Props) {
  return FIELDS.map((field) => (
    <TextField
      key={field}
      {...look}
      required
      maxLength={60}
      name={nameOf(field)}
      value={value[field]}
      change={(text) => change({ ...value, [field]: text })}
    />
  ));
}
