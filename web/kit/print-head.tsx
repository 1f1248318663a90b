import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Frame } from './frame.tsx';
import { useText } from './language.tsx';
import { kitWords } from './words.ts';

type Props = { readonly back: ReactNode; readonly title: string };

/** What stands above a paper on the screen and not on the paper; Enter prints. */
export function PrintHead({ back, title }: Props) {
  const t = useText(kitWords);
  const print = (
    <Button
      type="primary"
      autoFocus
      icon={<PrinterOutlined aria-hidden />}
      onClick={() => window.print()}
    >
      {t('print')}
    </Button>
  );
  return (
    <div className="no-print">
      <Frame back={back} title={title} extra={print}>
        {null}
      </Frame>
    </div>
  );
}
