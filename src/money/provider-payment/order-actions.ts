import type { Permission } from '../../platform/http/route.ts';
import type { OrderState } from './model.ts';

export type ActionRule = {
  readonly from: readonly OrderState[];
  /** Null: whatever the bank says. */
  readonly to: OrderState | null;
  readonly permission: Permission;
  /** Refused to whoever had a hand in the order. */
  readonly secondPerson: boolean;
};

/** State → what may be done → who may do it: the one table. That money came or came back only the bank says. */
export const ORDER_ACTIONS = {
  withdraw: { from: ['made'], to: 'withdrawn', permission: 'payment.make', secondPerson: false },
  approve: { from: ['made'], to: 'approved', permission: 'payment.check', secondPerson: true },
  reject: {
    from: ['made', 'approved'],
    to: 'rejected',
    permission: 'payment.check',
    secondPerson: true,
  },
  send: { from: ['approved'], to: 'sent', permission: 'payment.check', secondPerson: true },
  ask: {
    from: ['sent', 'unknown', 'paid'],
    to: null,
    permission: 'payment.make',
    secondPerson: false,
  },
} as const satisfies Readonly<Record<string, ActionRule>>;

export type OrderAction = keyof typeof ORDER_ACTIONS;
export const ACTION_NAMES = Object.keys(ORDER_ACTIONS) as readonly OrderAction[];

/** In these states an order stands for its statement; in the others a new one may be made. */
export const ALIVE = [
  'made',
  'approved',
  'sent',
  'unknown',
  'paid',
] as const satisfies readonly OrderState[];

export function isAlive(state: OrderState | null): boolean {
  return state !== null && (ALIVE as readonly OrderState[]).includes(state);
}
