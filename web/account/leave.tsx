import { App } from 'antd';
import { clearDrafts, readDrafts } from '../kit/drafts/drafts.ts';
import { clearIntents } from '../kit/intent.ts';
import { useLanguage, useText } from '../kit/language.tsx';
import { clearOutbox, withoutOutcome } from '../kit/outbox/outbox.ts';
import { accountWords } from './words.ts';

/**
 * Whoever leaves takes what they asked for with them: the next person at this computer neither sees nor sends it.
 * Where something has no outcome yet, they are told what and where to look for it, and may stay.
 */
export function useLeave(): (go: () => Promise<void>) => Promise<void> {
  const t = useText(accountWords);
  const { language } = useLanguage();
  const { modal } = App.useApp();
  return async (go) => {
    const sending = withoutOutcome();
    const kept = (await readDrafts())
      .filter(({ id }) => sending.every((intent) => intent.id !== id))
      .map(({ id, names, person }) => ({ id, label: `${names[language]} ${person?.name ?? ''}` }));
    const open = [...sending, ...kept];
    const sure =
      open.length === 0 ||
      (await modal.confirm({
        title: t('leaveTitle', { count: open.length }),
        content: (
          <>
            <ul>
              {open.map(({ id, label }) => (
                <li key={id}>{label}</li>
              ))}
            </ul>
            <p>{t('leaveHint')}</p>
          </>
        ),
        okText: t('leaveSure'),
        cancelText: t('stay'),
        okButtonProps: { danger: true },
      }));
    if (!sure) return;
    clearOutbox();
    clearIntents();
    // At once, and not when the browser has forgotten: who closes the window now has still left.
    await Promise.all([clearDrafts(), go()]);
  };
}
