import { type Static, Type } from 'typebox';
import { FILING_KINDS, type Filing } from './model.ts';

const Text = Type.Union([Type.String(), Type.Null()]);

export const FilingView = Type.Object({
  id: Type.String(),
  kind: Type.Enum([...FILING_KINDS]),
  filedBy: Type.String(),
  provider: Type.Union([Type.String(), Type.Null()], {
    description: 'Where a transfer goes, or the provider that was chosen',
  }),
  disease: Text,
  use: Type.Union([Type.String(), Type.Null()], { description: 'For what a provider was chosen' }),
  startsOn: Type.String(),
  endsOn: Type.Union([Type.String(), Type.Null()], {
    description: 'First day on which it no longer holds',
  }),
  recordedAt: Type.String(),
  withdrawnOn: Text,
});
export type FilingView = Static<typeof FilingView>;

export function filingView({ content, ...filing }: Filing): FilingView {
  const { id, filedBy, startsOn, endsOn, recordedAt, withdrawnOn } = filing;
  return {
    ...{ id, kind: content.kind, filedBy, startsOn, endsOn, recordedAt, withdrawnOn },
    provider:
      content.kind === 'transfer'
        ? content.to
        : content.kind === 'provider'
          ? content.chosen
          : null,
    disease: content.kind === 'disease' ? content.disease : null,
    use: content.kind === 'provider' ? content.use : null,
  };
}
