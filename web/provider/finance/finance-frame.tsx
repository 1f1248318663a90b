import { Card } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { Frame } from '../../kit/frame.tsx';
import { useText } from '../../kit/language.tsx';
import { useChosenProvider } from '../provider-choice.ts';
import { ProviderChooser } from '../provider-chooser.tsx';
import { deskWords } from '../words.ts';

/** Title, and whose books are shown. */
export function FinanceFrame({
  title,
  children,
}: {
  title: string;
  children: (provider: string) => ReactNode;
}) {
  const desk = useText(deskWords);
  const { id, provider, choose } = useChosenProvider();
  return (
    <Frame title={title}>
      <Card>
        <div className="form-row">
          <div className="grow">
            <ProviderChooser chosen={provider} choose={choose} />
          </div>
        </div>
        {id === null ? <p className="quiet small">{desk('chooseFirst')}</p> : null}
      </Card>
      {id === null ? null : <Scrollable>{children(id)}</Scrollable>}
    </Frame>
  );
}

/** A wide table scrolls inside its card; whoever uses the keyboard must be able to get into it. */
function Scrollable({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    const reach = () => {
      for (const table of current.querySelectorAll('.ant-table-content:not([tabindex])')) {
        table.setAttribute('tabindex', '0');
      }
    };
    const observer = new MutationObserver(reach);
    observer.observe(current, { childList: true, subtree: true });
    reach();
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={box} className="page-body">
      {children}
    </div>
  );
}
