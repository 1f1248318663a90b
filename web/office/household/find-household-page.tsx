import { Card } from 'antd';
import { useNavigate } from 'react-router';
import { Frame } from '../../kit/frame.tsx';
import { useText } from '../../kit/language.tsx';
import { PersonSearch } from '../../provider/person-search.tsx';
import { householdWords } from './household-words.ts';

export function FindHouseholdPage() {
  const t = useText(householdWords);
  const navigate = useNavigate();
  return (
    <Frame title={t('title')}>
      <p className="quiet lead">{t('lead')}</p>
      <Card>
        <PersonSearch
          hint={t('findHint')}
          onOpen={(id) => navigate(`/households/${encodeURIComponent(id)}`)}
        />
      </Card>
    </Frame>
  );
}
