import { useEffect, useRef } from 'react';

/** What a key does: `F8`, `Escape`, `ArrowDown`, or one character such as `r`. */
type KeyActions = Readonly<Record<string, () => void>>;

/**
 * Keys of a page that work wherever the focus is. A character works only where nobody is typing. A key
 * that does something here does nothing else: neither the browser's own nor that of the page around it.
 */
export function useKeys(actions: KeyActions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const character = event.key.length === 1;
      if (character && isTyping(event.target)) return;
      const act = latest.current[character ? event.key.toLowerCase() : event.key];
      if (act === undefined || isInDialog(event.target)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!event.repeat) act();
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])')
  );
}

/** A dialog has its own keys, Escape among them. */
function isInDialog(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role=dialog]') !== null;
}
