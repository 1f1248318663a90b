import { SettingOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useText } from '../../kit/language.tsx';
import type { LimitTexts } from './limits.ts';
import { wardWords } from './words.ts';

const LimitsDialog = lazy(async () => ({
  default: (await import('./limits-dialog.tsx')).LimitsDialog,
}));

export function LimitsButton(props: { limits: LimitTexts; save: (limits: LimitTexts) => void }) {
  const t = useText(wardWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<SettingOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('limits')}
      </Button>
      {open ? (
        <Suspense fallback={null}>
          <LimitsDialog {...props} close={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
