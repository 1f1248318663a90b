import { Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useText } from './language.tsx';
import { type Place, placeOfKey } from './places.ts';
import { kitWords } from './words.ts';

/** `/` goes to the search field, `?` opens the help, `g` and a letter go to a page. */
export function useShortcuts(): { helpOpen: boolean; setHelpOpen: (open: boolean) => void } {
  const [helpOpen, setHelpOpen] = useState(false);
  const navigate = useNavigate();
  const going = useRef(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const target = going.current ? placeOfKey(event.key)?.path : undefined;
      going.current = event.key === 'g';
      if (target !== undefined) navigate(target);
      else if (event.key === '?') setHelpOpen(true);
      else if (event.key === '/') focusSearch(event);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [navigate]);
  return { helpOpen, setHelpOpen };
}

type HelpProps = { places: readonly Place[]; open: boolean; close: () => void };

export function ShortcutHelp({ places, open, close }: HelpProps) {
  const t = useText(kitWords);
  const rows: readonly (readonly [readonly string[], string])[] = [
    [['/'], t('shortcutSearch')],
    ...places.flatMap(({ key, name }) =>
      key === undefined ? [] : [[['g', key], t(name)] as const],
    ),
    [['?'], t('shortcutHelp')],
    [['Esc'], t('shortcutClose')],
  ];
  return (
    <Modal open={open} onCancel={close} footer={null} title={t('shortcutsTitle')} width={420}>
      <table className="plain">
        <tbody>
          {rows.map(([keys, what]) => (
            <tr key={what}>
              <th scope="row">
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </th>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
  );
}

function focusSearch(event: KeyboardEvent): void {
  const field = document.querySelector<HTMLInputElement>('[data-search] input, input[data-search]');
  if (field === null) return;
  event.preventDefault();
  field.focus();
}
