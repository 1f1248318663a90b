import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { Link } from 'react-router';
import { get } from '../kit/api.ts';
import { AsyncView } from '../kit/async-view.tsx';
import { useText } from '../kit/language.tsx';
import { MoneyText, rateText } from '../kit/money-text.tsx';
import type { PolicyDocumentView } from '../kit/policy-views.ts';
import type { PinnedDocument, StepView } from '../kit/settlement-views.ts';
import { useTerm } from '../kit/term.ts';
import { DocumentHead, DocumentTables } from './document-view.tsx';
import { SourceText } from './source-text.tsx';
import { explainWords } from './words.ts';

/** The rule behind one step: its article, its version, and the document opened at the clause. */
export function RuleDrawer({
  step,
  documents,
  close,
}: {
  step: StepView | null;
  documents: readonly PinnedDocument[];
  close: () => void;
}) {
  const t = useText(explainWords);
  const term = useTerm();
  const pinned = documents.find(({ benefit }) => benefit === step?.document);
  return (
    <Drawer
      open={step !== null}
      onClose={close}
      size={720}
      title={step === null ? '' : term('rule', step.rule)}
      className="rule-drawer"
    >
      {step === null ? null : (
        <div className="stack">
          <StepFacts step={step} />
          {pinned ? <PinnedRule id={pinned.id} clause={step.clause} /> : <p>{t('noDocument')}</p>}
        </div>
      )}
    </Drawer>
  );
}

function StepFacts({ step }: { step: StepView }) {
  const t = useText(explainWords);
  return (
    <dl className="facts">
      <div>
        <dt>{t('base')}</dt>
        <dd>
          <MoneyText amount={step.base} />
        </dd>
      </div>
      <div>
        <dt>{t('rate')}</dt>
        <dd>{step.rate === null ? '—' : rateText(step.rate)}</dd>
      </div>
      <div>
        <dt>{t('result')}</dt>
        <dd>
          <MoneyText amount={step.result} strong />
        </dd>
      </div>
      <div>
        <dt>{t('source')}</dt>
        <dd>
          <SourceText source={step.source} />
        </dd>
      </div>
    </dl>
  );
}

function PinnedRule({ id, clause }: { id: string; clause: string }) {
  const t = useText(explainWords);
  const query = useQuery({
    queryKey: ['policy', id],
    queryFn: () => get<PolicyDocumentView>('/policies/document', { id }),
  });
  return (
    <AsyncView query={query}>
      {(view) => (
        <>
          <DocumentHead view={view} />
          <DocumentTables document={view.document} clause={clause} />
          <Link
            to={`/policies/document?id=${encodeURIComponent(id)}&clause=${encodeURIComponent(clause)}`}
          >
            {t('wholeDocument')}
          </Link>
        </>
      )}
    </AsyncView>
  );
}
