import { isEmpty, overlap } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { PERIOD_EMPTY, RECOGNITION_OVERLAPS } from './errors.ts';
import type { Recognition } from './model.ts';

export function checkRecognition(recognition: Recognition, existing: readonly Recognition[]): void {
  const { kind, disease, startsOn, endsOn } = recognition;
  if (isEmpty(recognition)) throw new Rejection(PERIOD_EMPTY, { startsOn, endsOn: endsOn ?? '' });
  const clash = existing.find(
    (other) => other.kind === kind && other.disease === disease && overlap(other, recognition),
  );
  if (clash) {
    throw new Rejection(RECOGNITION_OVERLAPS, {
      kind,
      disease,
      startsOn: clash.startsOn,
      endsOn: clash.endsOn ?? '—',
    });
  }
}
