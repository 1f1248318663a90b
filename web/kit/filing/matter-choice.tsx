import { useState } from 'react';
import { AsyncView } from '../async-view.tsx';
import type { Layout } from '../drafts/model.ts';
import { useText } from '../language.tsx';
import { useDeadlineText } from '../matters/deadline-badge.tsx';
import { useNamed } from '../matters/named.ts';
import type { MatterSummary } from '../matters/views.ts';
import { mattersWords } from '../matters/words.ts';
import { useMatters } from './use-matters.ts';
import { filingWords } from './words.ts';

type Props = {
  readonly layout: Layout;
  /** Whether the person is known; without one only matters that concern none can be chosen. */
  readonly person: boolean;
  readonly choose: (matter: MatterSummary) => void;
};

/** What may be brought here, by what it is about. */
export function MatterChoice({ layout, person, choose }: Props) {
  const t = useText(filingWords);
  const named = useNamed();
  const matters = useMatters(layout);
  const [text, setText] = useState('');
  return (
    <AsyncView query={matters}>
      {(all) => {
        const found = all.filter(({ names, code }) =>
          `${names.zh} ${names.en} ${code}`.toLowerCase().includes(text.trim().toLowerCase()),
        );
        if (all.length === 0) return <p>{t('noMatters')}</p>;
        return (
          <div className="stack">
            {person ? null : <p className="hint-line">{t('needsPerson')}</p>}
            {all.length > 8 ? (
              <input
                className="box"
                aria-label={t('matterFilter')}
                placeholder={t('matterFilter')}
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            ) : null}
            {groupsOf(found).map(([group, matters]) => (
              <MatterGroup key={group} group={group}>
                {matters.map((matter) => (
                  <MatterButton
                    key={matter.code}
                    matter={matter}
                    name={named(matter.names)}
                    ready={person || matter.concerns !== 'person'}
                    choose={() => choose(matter)}
                  />
                ))}
              </MatterGroup>
            ))}
          </div>
        );
      }}
    </AsyncView>
  );
}

function MatterGroup({ group, children }: { group: string; children: React.ReactNode }) {
  const t = useText(mattersWords);
  const key = `group.${group}`;
  const name = key in mattersWords.zh ? t(key as keyof typeof mattersWords.zh) : group;
  return (
    <section aria-label={name}>
      <h3 className="part-title">{name}</h3>
      <div className="matter-tiles">{children}</div>
    </section>
  );
}

type ButtonProps = {
  readonly matter: MatterSummary;
  readonly name: string;
  readonly ready: boolean;
  readonly choose: () => void;
};

function MatterButton({ matter, name, ready, choose }: ButtonProps) {
  const named = useNamed();
  const deadline = useDeadlineText();
  return (
    <button type="button" className="matter-tile" disabled={!ready} onClick={choose}>
      <strong>{name}</strong>
      <span className="small quiet">{named(matter.summary)}</span>
      <span className="small deadline-note">{deadline(matter)}</span>
    </button>
  );
}

function groupsOf(matters: readonly MatterSummary[]): [string, MatterSummary[]][] {
  const groups = new Map<string, MatterSummary[]>();
  for (const matter of matters) {
    groups.set(matter.group, [...(groups.get(matter.group) ?? []), matter]);
  }
  return [...groups];
}
