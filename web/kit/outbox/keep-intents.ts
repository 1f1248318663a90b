import { currentArea } from '../area.ts';
import type { Intent } from './model.ts';

const PREFIX = 'yikao.outbox ';

/**
 * Each intent has a place of its own in the browser's store, so that two windows never overwrite each
 * other's. The store outlives the window and the browser; an intent leaves it when it is dealt with.
 */
export function readIntents(): Intent[] {
  return slots(PREFIX + currentArea()).flatMap((slot) => {
    const text = localStorage.getItem(slot);
    return text === null ? [] : [JSON.parse(text) as Intent];
  });
}

/** Throws when the store is full: what cannot be kept must not be sent. */
export function keepIntent(intent: Intent): void {
  localStorage.setItem(slotOf(intent.id), JSON.stringify(intent));
}

export function dropIntent(id: string): void {
  localStorage.removeItem(slotOf(id));
}

export function isIntentSlot(slot: string | null): boolean {
  return slot?.startsWith(PREFIX) === true;
}

/** Of every area. */
export function dropAllIntents(): void {
  for (const slot of slots(PREFIX)) localStorage.removeItem(slot);
}

function slotOf(id: string): string {
  return `${PREFIX}${currentArea()} ${id}`;
}

function slots(prefix: string): string[] {
  return Object.keys(localStorage).filter((slot) => slot.startsWith(prefix));
}
