import { Button, Card, Input } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { get } from '../kit/api.ts';
import { AsyncView } from '../kit/async-view.tsx';
import { saveDraft } from '../kit/drafts/drafts.ts';
import type { Draft } from '../kit/drafts/model.ts';
import { newDraft } from '../kit/filing/new-draft.ts';
import { useMatter } from '../kit/filing/use-matters.ts';
import { Frame } from '../kit/frame.tsx';
import { Labelled } from '../kit/labelled.tsx';
import { useText } from '../kit/language.tsx';
import { useLine } from '../kit/line.ts';
import { useNamed } from '../kit/matters/named.ts';
import type { MatterView } from '../kit/matters/views.ts';
import type { PersonSummary } from '../kit/views.ts';
import { CounterSearch } from '../office/window/counter-search.tsx';
import { stationWords } from './words.ts';

/** For whom. Without a line the name and number are written down and looked up when it is back. */
export function StationWhoPage() {
  const t = useText(stationWords);
  const named = useNamed();
  const { matter: code = '' } = useParams();
  const matter = useMatter(code, 'station');
  const back = <Link to="/station">← {t('otherMatter')}</Link>;
  return (
    <div className="station">
      <AsyncView query={matter}>
        {(document) => (
          <Frame back={back} title={named(document.names)}>
            <Card title={t('who')}>
              <Who matter={document} />
            </Card>
          </Frame>
        )}
      </AsyncView>
    </div>
  );
}

function Who({ matter }: { readonly matter: MatterView }) {
  const up = useLine();
  const navigate = useNavigate();
  const begin = async (who: Pick<Draft, 'person' | 'told'>) => {
    const draft = {
      ...newDraft({ layout: 'station', matter, person: who.person }),
      told: who.told,
    };
    await saveDraft(draft);
    navigate(`/station/take/${draft.id}`, { replace: true });
  };
  const found = async (id: string) => {
    const { name } = await get<PersonSummary>(`/persons/${encodeURIComponent(id)}/head`);
    await begin({ person: { id, name }, told: null });
  };
  if (matter.concerns !== 'person')
    return <Begin begin={() => begin({ person: null, told: null })} />;
  return up ? (
    <CounterSearch onOpen={(id) => void found(id)} />
  ) : (
    <ToldWho begin={(told) => void begin({ person: null, told })} />
  );
}

function Begin({ begin }: { readonly begin: () => Promise<void> }) {
  const t = useText(stationWords);
  return (
    <Button type="primary" size="large" onClick={() => void begin()}>
      {t('begin')}
    </Button>
  );
}

function ToldWho({ begin }: { readonly begin: (told: NonNullable<Draft['told']>) => void }) {
  const t = useText(stationWords);
  const [name, setName] = useState('');
  const [idNumber, setNumber] = useState('');
  const whole = name.trim() !== '' && /^\d{17}[\dXx]$/.test(idNumber.trim());
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (whole) begin({ name: name.trim(), idNumber: idNumber.trim().toUpperCase() });
      }}
    >
      <p className="hint-line warning">{t('offlineWho')}</p>
      <Labelled name={t('name')}>
        {(id) => (
          <Input
            id={id}
            autoComplete="off"
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </Labelled>
      <Labelled name={t('idNumber')}>
        {(id) => (
          <Input
            id={id}
            autoComplete="off"
            value={idNumber}
            onChange={({ target }) => setNumber(target.value)}
          />
        )}
      </Labelled>
      <Button type="primary" size="large" htmlType="submit" disabled={!whole}>
        {t('begin')}
      </Button>
    </form>
  );
}
