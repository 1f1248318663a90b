import { type Form, findAccount, findText } from '../matters/index.ts';
import type { Address, Change, Particulars } from './model.ts';

/** What a form asks to be different from what is known. Which fields it has is the document's business. */
export function changesOf(form: Form, now: Particulars): Change[] {
  const account = findAccount(form, 'account');
  const address = addressOf(form);
  const wanted = [
    { field: 'name', before: now.name, after: findText(form, 'newName') },
    {
      field: 'id-number',
      before: now.idNumber,
      after: findText(form, 'newIdNumber')?.toUpperCase() ?? null,
    },
    { field: 'phone', before: now.phone, after: findText(form, 'newPhone') },
    { field: 'address', before: written(now.address), after: written(address) },
    { field: 'account', before: written(now.account), after: written(account) },
  ] as const;
  return wanted.flatMap(({ field, before, after }) =>
    after === null || after === before ? [] : [{ field, before, after }],
  );
}

function addressOf(form: Form): Address | null {
  const [text, county] = [findText(form, 'address'), findText(form, 'county')];
  if (text === null || county === null) return null;
  return { county, township: findText(form, 'township'), text };
}

/** Members in one order, so that the same is the same text. */
function written(value: Readonly<Record<string, unknown>> | null): string | null {
  if (value === null) return null;
  return JSON.stringify(
    Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
}
