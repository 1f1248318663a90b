import type { AreaCode, ProviderId } from '../../kernel/ids.ts';
import type { Profile } from './catalogue/model.ts';
import type { GatewayStyle, Operator } from './model.ts';

/** Who is signed in, resolved once before a handler runs. Nobody else asks who the sender is. */
export type SignedIn = {
  readonly area: AreaCode;
  readonly provider: {
    readonly id: ProviderId;
    readonly name: string;
    readonly kind: 'hospital' | 'clinic' | 'pharmacy';
    readonly county: string;
  };
  readonly operator: Operator;
  readonly style: GatewayStyle;
  /** Null where the profile does not enforce the sign-in. */
  readonly signInNumber: string | null;
  readonly profile: Profile;
};
