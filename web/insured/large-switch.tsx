import { useText } from '../kit/language.tsx';
import { useLarge } from './large.tsx';
import { OwnButton } from './own-button.tsx';
import { ownWords } from './words.ts';

export function LargeSwitch() {
  const t = useText(ownWords);
  const { large, choose } = useLarge();
  return (
    <div className="own-switch">
      {large ? <p className="quiet">{t('largeIs')}</p> : null}
      <OwnButton block tone="outline" onClick={() => choose(!large)}>
        {t(large ? 'largeOff' : 'largeOn')}
      </OwnButton>
    </div>
  );
}
