import { useFileAddress } from '../../kit/files/use-file.ts';
import { useText } from '../../kit/language.tsx';
import { useNamed } from '../../kit/matters/named.ts';
import { SheetView } from '../../kit/matters/sheet-view.tsx';
import type { CaseView, Paper } from '../../kit/matters/views.ts';
import { mattersWords } from '../../kit/matters/words.ts';
import { windowWords } from './words.ts';

/** What was brought, by material; what was promised stands beside. */
export function CasePapers({ view }: { readonly view: CaseView }) {
  const t = useText(windowWords);
  const named = useNamed();
  const { materials, papers, promised, id } = view;
  if (papers.length === 0 && promised.length === 0) return <p className="quiet">{t('noPapers')}</p>;
  return (
    <div className="materials">
      {materials
        .map((material) => ({
          material,
          sheets: papers.filter((paper) => paper.material === material.code),
        }))
        .filter(({ material, sheets }) => sheets.length > 0 || promised.includes(material.code))
        .map(({ material, sheets }) => (
          <section key={material.code} className="material">
            <h3>
              {named(material.label)}{' '}
              {promised.includes(material.code) ? (
                <span className="state-tag returned">{t('promised')}</span>
              ) : null}
            </h3>
            <div className="sheets">
              {sheets.map((paper, i) => (
                <PaperTile key={paper.seq} of={id} paper={paper} page={i + 1} />
              ))}
            </div>
          </section>
        ))}
    </div>
  );
}

type TileProps = { readonly of: string; readonly paper: Paper; readonly page: number };

function PaperTile({ of, paper, page }: TileProps) {
  const t = useText(mattersWords);
  const address = useFileAddress(`/cases/${encodeURIComponent(of)}/papers/${paper.seq}`);
  const name = `${t('sheet', { page })} ${paper.name}`;
  return (
    <figure className="sheet">
      <SheetView address={address} type={paper.type} turns={paper.turns} name={name} />
      <figcaption className="small sheet-name">{name}</figcaption>
    </figure>
  );
}
