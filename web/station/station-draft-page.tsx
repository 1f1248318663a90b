import { useText } from '../kit/language.tsx';
import { DraftPage } from '../office/window/draft-page.tsx';
import { stationWords } from './words.ts';

export function StationDraftPage() {
  const t = useText(stationWords);
  return (
    <div className="station">
      <DraftPage home="/station" homeName={t('title')} />
    </div>
  );
}
