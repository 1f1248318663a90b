import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { AsyncView } from '../../kit/async-view.tsx';
import { Frame } from '../../kit/frame.tsx';
import { useText } from '../../kit/language.tsx';
import { useKeys } from '../../kit/use-keys.ts';
import { useSettlement } from '../settlement-page.tsx';
import { Slip } from '../slip-page.tsx';
import { FeeList } from './fee-list.tsx';
import { InvoiceData } from './invoice-data.tsx';
import { PAPERS, type Paper, usePapers } from './settled-stage.tsx';
import { cashierWords } from './words.ts';

/** One paper of a settlement, sent to the printer as soon as it is there. */
export function PapersPage() {
  const t = useText(cashierWords);
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const navigate = useNavigate();
  const paper = PAPERS.find((name) => name === search.get('paper')) ?? 'slip';
  const turn = (next: Paper) => setSearch({ paper: next }, { replace: true });
  const back = () => navigate(-1);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const focus = () => button.current?.focus();
    window.addEventListener('afterprint', focus);
    return () => window.removeEventListener('afterprint', focus);
  }, []);
  useKeys({
    ...Object.fromEntries(PAPERS.map((name, i) => [String(i + 1), () => turn(name)])),
    p: () => window.print(),
    Escape: back,
    F2: () => navigate('/desk/cashier'),
  });
  return (
    <>
      <div className="no-print">
        <Frame
          title={t(paper)}
          extra={
            <>
              <Button ref={button} type="primary" autoFocus onClick={() => window.print()}>
                <kbd>P</kbd> {t('print')}
              </Button>
              {PAPERS.map((name, i) => (
                <Button key={name} disabled={name === paper} onClick={() => turn(name)}>
                  <kbd>{i + 1}</kbd> {t(name)}
                </Button>
              ))}
              <Button onClick={back}>
                <kbd>Esc</kbd> {t('back2')}
              </Button>
            </>
          }
        >
          {null}
        </Frame>
      </div>
      {paper === 'slip' ? <SlipPaper id={id} /> : <OtherPaper id={id} paper={paper} />}
    </>
  );
}

function SlipPaper({ id }: { id: string }) {
  const query = useSettlement(id);
  usePrinting('slip', query.isSuccess);
  return <AsyncView query={query}>{(view) => <Slip view={view} />}</AsyncView>;
}

function OtherPaper({ id, paper }: { id: string; paper: Paper }) {
  const query = usePapers(id);
  usePrinting(paper, query.isSuccess);
  return (
    <AsyncView query={query}>
      {(papers) =>
        paper === 'fees' ? <FeeList papers={papers} /> : <InvoiceData papers={papers} />
      }
    </AsyncView>
  );
}

/** Once a paper, after it has been drawn. */
function usePrinting(paper: Paper, ready: boolean): void {
  const printed = useRef<Paper | null>(null);
  useEffect(() => {
    if (!ready || printed.current === paper) return;
    printed.current = paper;
    const soon = requestAnimationFrame(() => window.print());
    return () => cancelAnimationFrame(soon);
  }, [paper, ready]);
}
