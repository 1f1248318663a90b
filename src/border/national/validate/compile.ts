import { fold } from '../catalogue/fold.ts';
import type {
  Catalogue,
  FieldSpec,
  NodeSpec,
  Profile,
  TransactionSpec,
} from '../catalogue/model.ts';
import { childPaths } from './child-paths.ts';
import { type Reader, readerOf } from './normalise.ts';

export type CompiledField = {
  /** Its place among the fields of the node. */
  readonly at: number;
  readonly spec: FieldSpec;
  readonly read: Reader;
  /** The dictionary's own spelling of a value; null: it has no such value. */
  readonly codeOf: ((value: string) => string | null) | null;
};

export type CompiledNode = {
  readonly name: string;
  readonly spec: NodeSpec;
  readonly fields: ReadonlyMap<string, CompiledField>;
  /** The same in the order of the table. */
  readonly inOrder: readonly CompiledField[];
  /** Where what is sent under a code is kept while it is read: the fields in order, then the children. */
  readonly places: ReadonlyMap<string, number>;
  readonly children: readonly CompiledNode[];
  /** The field or child that a key of the sender means; null: none, and the key is passed over. */
  readonly meant: (key: string) => string | null;
};

/** `root` has the transaction's nodes as children, and fields of its own where there is no node. */
export type CompiledInput = { readonly spec: TransactionSpec; readonly root: CompiledNode };

const compiled = new WeakMap<Profile, Map<string, CompiledInput>>();

/** What a number's input has to be under a profile; made once. */
export function compileInput(
  spec: TransactionSpec,
  profile: Profile,
  catalogue: Catalogue,
): CompiledInput {
  const known = compiled.get(profile) ?? new Map<string, CompiledInput>();
  compiled.set(profile, known);
  const found = known.get(spec.number);
  if (found && found.spec === spec) return found;
  const made = { spec, root: compileNode('', { spec, profile, catalogue }) };
  known.set(spec.number, made);
  return made;
}

type Compiling = {
  readonly spec: TransactionSpec;
  readonly profile: Profile;
  readonly catalogue: Catalogue;
};

function compileNode(path: string, all: Compiling): CompiledNode {
  const known = all.spec.input.find((node) => node.path === path);
  const spec = known ?? ({ path, rows: 'one', fields: [] } as const);
  const own = new Map(
    spec.fields.flatMap((field) => (field.type === 'node' ? [] : [[field.code, field] as const])),
  );
  const inOrder = [...own.values()].map((field, at) => compileField(field, { at, path }, all));
  const children = childPaths(all.spec.input, path).map((child) => compileNode(child, all));
  const codes = [...own.keys(), ...children.map(({ name }) => name)];
  return {
    name: path.split('.').at(-1) ?? '',
    spec,
    fields: new Map(inOrder.map((field) => [field.spec.code, field])),
    inOrder,
    // A field before a child of the same name.
    places: new Map(codes.map((code, at) => [code, at] as const).toReversed()),
    children,
    meant: meaningOf(codes, all),
  };
}

function compileField(
  field: FieldSpec,
  { at, path }: { readonly at: number; readonly path: string },
  { spec, profile, catalogue }: Compiling,
): CompiledField {
  const place = [spec.number, ...(path === '' ? [] : [path]), field.code].join('.');
  const own = { ...field, ...profile.fields[place] };
  const dictionary = own.codes ? catalogue.dictionary(own.codes.dictionary) : null;
  const extra = own.codes ? (profile.extraCodes[own.codes.dictionary] ?? []) : [];
  return {
    at,
    spec: own,
    read: readerOf(own),
    codeOf:
      own.codes && dictionary ? codeReader([...dictionary.keys(), ...extra], own.codes.open) : null,
  };
}

/** Leading zeros do not count: `2` is `02`. An open dictionary takes local codes below a known one. */
function codeReader(values: readonly string[], open: boolean): (value: string) => string | null {
  const exact = new Set(values);
  const bare = new Map(values.map((value) => [withoutZeros(value), value]));
  return (value) => {
    if (exact.has(value)) return value;
    const known = bare.get(withoutZeros(value));
    if (known !== undefined) return known;
    return open && values.some((one) => one !== '' && value.startsWith(one)) ? value : null;
  };
}

function withoutZeros(value: string): string {
  return value.replace(/^0+(?=.)/, '');
}

function meaningOf(codes: readonly string[], { spec, catalogue }: Compiling) {
  const exact = new Set(codes);
  const folded = new Map(codes.map((code) => [fold(code), code]));
  const aliases = catalogue.aliases(spec.number);
  return (key: string): string | null => {
    if (exact.has(key)) return key;
    const form = fold(key);
    return folded.get(form) ?? aliases.get(form)?.find((code) => exact.has(code)) ?? null;
  };
}
