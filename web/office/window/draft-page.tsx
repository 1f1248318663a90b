import { Button, Card } from 'antd';
import { useEffect } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { AsyncView } from '../../kit/async-view.tsx';
import { useDraft } from '../../kit/drafts/drafts.ts';
import type { Draft, Layout } from '../../kit/drafts/model.ts';
import { FilingForm } from '../../kit/filing/filing-form.tsx';
import { useMatter } from '../../kit/filing/use-matters.ts';
import { filingWords } from '../../kit/filing/words.ts';
import { Frame } from '../../kit/frame.tsx';
import { useText } from '../../kit/language.tsx';
import { useDeadlineText } from '../../kit/matters/deadline-badge.tsx';
import { useNamed } from '../../kit/matters/named.ts';
import { dismiss, useIntents } from '../../kit/outbox/outbox.ts';
import { windowWords } from './words.ts';

type Props = { readonly home: string; readonly homeName: string };

/** One matter being taken in; when the server has it, its receipt. */
export function DraftPage({ home, homeName }: Props) {
  const { draft: id = '' } = useParams();
  const t = useText(filingWords);
  const draft = useDraft(id);
  useReceiptOf(id);
  const back = <Link to={home}>← {homeName}</Link>;
  if (draft === null) return null;
  if (draft === undefined) {
    return (
      <Frame back={back} title={homeName}>
        <Card>
          <p>{t('noDraft')}</p>
          <Link to={home}>{homeName}</Link>
        </Card>
      </Frame>
    );
  }
  return <OpenDraft draft={draft} back={back} />;
}

export function WindowDraftPage() {
  const t = useText(windowWords);
  return <DraftPage home="/window/take" homeName={t('takeTitle')} />;
}

function OpenDraft({ draft, back }: { draft: Draft; back: React.ReactNode }) {
  const t = useText(filingWords);
  const named = useNamed();
  const deadline = useDeadlineText();
  const matter = useMatter(draft.matter, draft.layout as Layout);
  return (
    <Frame back={back} title={named(draft.names)}>
      <AsyncView query={matter}>
        {(document) => (
          <Card
            title={
              draft.person ? (
                <>
                  <span className="quiet">{t('forWhom')}</span> {draft.person.name}
                </>
              ) : (
                named(draft.names)
              )
            }
            extra={<span className="quiet">{deadline(document)}</span>}
          >
            <FilingForm
              draft={draft}
              matter={document}
              submitButton={(submit, label) => (
                <Button type="primary" size="large" onClick={submit}>
                  {label}
                </Button>
              )}
            />
          </Card>
        )}
      </AsyncView>
    </Frame>
  );
}

/** Taken in while one looks: the paper follows by itself. */
function useReceiptOf(draft: string): void {
  const navigate = useNavigate();
  const done = useIntents().find(({ id, state }) => id === draft && state === 'done');
  const made = done?.result.case;
  useEffect(() => {
    if (!made) return;
    navigate(`/window/cases/${made}/receipt`, { replace: true });
    dismiss(draft);
  }, [made, draft, navigate]);
}
