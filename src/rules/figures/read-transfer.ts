import type { TransferFigures } from './model-transfer.ts';
import type { NodeReader } from './node-reader.ts';

export function readTransfer(at: NodeReader): TransferFigures {
  return {
    withinMonths: at.count('withinMonths'),
    continuousMonths: at.count('continuousMonths'),
    source: at.text('source'),
  };
}
