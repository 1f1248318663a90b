import type { OwnAccountDeps } from '../../money/own-account/index.ts';
import type { PremiumDeps } from '../../money/premium/index.ts';

/** An area at work, as far as what moves between areas, or out of them, needs it. */
export type TransferDeps = OwnAccountDeps & { readonly premiums: PremiumDeps };
