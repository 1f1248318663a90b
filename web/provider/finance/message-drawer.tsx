import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Descriptions, Drawer } from 'antd';
import type { MessageView } from '../../../src/border/national/index.ts';
import { get } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { useLanguage, useText } from '../../kit/language.tsx';
import { momentText } from '../../kit/today.ts';
import { financeWords } from './words.ts';

const KINDS = { done: 'success', refused: 'warning', unknown: 'warning', failed: 'error' } as const;

/** One message: what became of it and what to do, then request and answer as they went over the line. */
export function MessageDrawer({
  id,
  close,
  onlyPerson,
}: {
  id: string | null;
  close: () => void;
  onlyPerson: (person: string) => void;
}) {
  const t = useText(financeWords);
  const query = useQuery({
    queryKey: ['message', id],
    queryFn: () => get<MessageView>(`/messages/${id}`),
    enabled: id !== null,
  });
  return (
    <Drawer open={id !== null} onClose={close} size="large" title={t('message')} destroyOnHidden>
      {id === null ? null : (
        <AsyncView query={query}>
          {(view) => <Message view={view} onlyPerson={onlyPerson} />}
        </AsyncView>
      )}
    </Drawer>
  );
}

function Message({
  view,
  onlyPerson,
}: {
  view: MessageView;
  onlyPerson: (person: string) => void;
}) {
  const t = useText(financeWords);
  const { language } = useLanguage();
  const { person } = view;
  const items = [
    [t('transaction'), `${view.transaction} ${language === 'zh' ? view.nameZh : view.nameEn}`],
    [t('messageId'), view.message],
    [t('received'), momentText(view.receivedAt)],
    [t('millis'), t('ms', { count: view.millis })],
    [t('operator'), view.operator],
    [t('person'), person === null ? t('none') : person.name],
  ] as const;
  return (
    <div className="stack">
      <Alert
        type={KINDS[view.outcome]}
        showIcon
        title={view.sentence ?? t(`outcome.${view.outcome}`)}
        description={t(`advice.${view.outcome}`)}
      />
      <Descriptions
        size="small"
        column={2}
        items={items.map(([label, children]) => ({ key: label, label, children }))}
      />
      {person === null ? null : (
        <div>
          <Button size="small" onClick={() => onlyPerson(person.id)}>
            {t('ofPerson')}
          </Button>
        </div>
      )}
      <Text title={t('request')} text={view.request} />
      <Text title={t('answer')} text={view.answer} />
    </div>
  );
}

function Text({ title, text }: { title: string; text: string }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {/* Long lines are scrolled inside, by keyboard too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable */}
      <pre className="message-text" tabIndex={0}>
        {pretty(text)}
      </pre>
    </section>
  );
}

/** Texts that the log cut are no JSON any more and are shown as they are. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
