import { Alert, Card } from 'antd';
import { useNavigate } from 'react-router';
import { Frame } from '../kit/frame.tsx';
import { useText } from '../kit/language.tsx';
import { DaySettlements } from './day-settlements.tsx';
import { OpenEncounters } from './open-encounters.tsx';
import { PersonSearch } from './person-search.tsx';
import { useChosenProvider } from './provider-choice.ts';
import { ProviderChooser } from './provider-chooser.tsx';
import { deskWords } from './words.ts';

export function DeskPage() {
  const t = useText(deskWords);
  const navigate = useNavigate();
  const { id, provider, choose } = useChosenProvider();
  return (
    <Frame title={t('desk')}>
      <div className="halves">
        <Card title={t('provider')}>
          <ProviderChooser chosen={provider} choose={choose} />
          <p className="quiet small">{t('providerHint')}</p>
        </Card>
        <Card title={t('findPerson')}>
          <PersonSearch
            key={id}
            onOpen={(person) => navigate(`/desk/persons/${encodeURIComponent(person)}`)}
          />
        </Card>
      </div>
      {id === null ? (
        <Alert type="info" showIcon title={t('chooseFirst')} />
      ) : (
        <>
          <OpenEncounters provider={id} />
          <DaySettlements provider={id} />
        </>
      )}
    </Frame>
  );
}
