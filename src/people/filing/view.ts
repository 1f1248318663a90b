import { type Static, Type } from 'typebox';
import { FILING_KINDS, type Filing } from './model.ts';

const Text = Type.Union([Type.String(), Type.Null()]);

export const FilingView = Type.Object({
  id: Type.String(),
  kind: Type.Enum([...FILING_KINDS]),
  filedBy: Type.Union([Type.String(), Type.Null()], {
    description: 'The provider that filed it; null: an office, or the person online',
  }),
  office: Text,
  provider: Type.Union([Type.String(), Type.Null()], {
    description: 'Where a transfer goes, or the provider that was chosen',
  }),
  disease: Text,
  use: Type.Union([Type.String(), Type.Null()], { description: 'For what a provider was chosen' }),
  reason: Type.Union([Type.String(), Type.Null()], { description: 'Why care is away' }),
  place: Type.Union([Type.String(), Type.Null()], {
    description: 'Six digits of the prefecture for which care away is filed',
  }),
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
    ...{
      id,
      kind: content.kind,
      filedBy,
      office: filing.office ?? null,
      startsOn,
      endsOn,
      recordedAt,
      withdrawnOn,
    },
    provider:
      content.kind === 'transfer'
        ? content.to
        : content.kind === 'provider'
          ? content.chosen
          : null,
    disease: content.kind === 'disease' ? content.disease : null,
    use: content.kind === 'provider' ? content.use : null,
    reason: content.kind === 'away' ? content.reason : null,
    place: content.kind === 'away' ? content.place : null,
  };
}
