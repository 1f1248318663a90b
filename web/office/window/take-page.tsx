import { Button, Card } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import { saveDraft, useDrafts } from '../../kit/drafts/drafts.ts';
import { DraftList } from '../../kit/filing/draft-list.tsx';
import { MatterChoice } from '../../kit/filing/matter-choice.tsx';
import { newDraft } from '../../kit/filing/new-draft.ts';
import { Frame } from '../../kit/frame.tsx';
import { useText } from '../../kit/language.tsx';
import { CounterSearch } from './counter-search.tsx';
import { usePersonName } from './use-person-name.ts';
import { windowWords } from './words.ts';

/** Who, then what. The person stays chosen, so that a second matter of the same person is one press. */
export function TakePage() {
  const t = useText(windowWords);
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const id = search.get('person');
  const person = usePersonName(id);
  const own = (useDrafts() ?? []).filter(({ layout }) => layout === 'window');
  const begin = async (matter: Parameters<typeof newDraft>[0]['matter']) => {
    const draft = newDraft({ layout: 'window', matter, person });
    await saveDraft(draft);
    navigate(`/window/take/${draft.id}`);
  };
  return (
    <Frame title={t('takeTitle')}>
      <div className={own.length > 0 ? 'split' : 'stack'}>
        <div className="stack">
          <Card title={t('who')}>
            {id === null ? (
              <CounterSearch onOpen={(chosen) => setSearch({ person: chosen })} />
            ) : (
              <div className="tools">
                <strong className="big">{person?.name ?? '…'}</strong>
                <Button onClick={() => setSearch({})}>{t('changePerson')}</Button>
              </div>
            )}
          </Card>
          <Card title={t('whichMatter')}>
            <MatterChoice
              layout="window"
              person={person !== null}
              choose={(matter) => void begin(matter)}
            />
          </Card>
        </div>
        <DraftList drafts={own} to={(draft) => `/window/take/${draft}`} />
      </div>
    </Frame>
  );
}
