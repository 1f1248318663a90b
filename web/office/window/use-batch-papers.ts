import { useState } from 'react';
import { dropFile } from '../../kit/files/keep-files.ts';
import { type ReadSheet, readSheet, SHEET_LIMIT } from '../../kit/files/read-file.ts';
import { useText } from '../../kit/language.tsx';
import { mattersWords } from '../../kit/matters/words.ts';
import { type Match, matchPaper, type SheetPerson } from './match-papers.ts';

/** A scan, with the folder it lay in: its path says whose it is. */
export type BatchPaper = ReadSheet & { readonly path: string };

/** What somebody said of a doubtful one: whose it is, which it is, or that it is not used. */
export type Settled = {
  readonly line: number | null;
  readonly material: string | null;
  readonly out: boolean;
};

/** The scans of a whole sheet, and what was said of those whose names leave something open. */
export function useBatchPapers() {
  const t = useText(mattersWords);
  const [papers, setPapers] = useState<readonly BatchPaper[]>([]);
  const [settled, setSettled] = useState<Readonly<Record<string, Settled>>>({});
  const [notes, setNotes] = useState<readonly string[]>([]);
  const add = async (files: readonly File[]) => {
    const unfit: string[] = [];
    for (const file of files) {
      const read = await readSheet(file);
      const path = file.webkitRelativePath || file.name;
      if (typeof read === 'string') {
        const size = Math.ceil(file.size / 1024 / 1024);
        unfit.push(t(read, { name: path, size, limit: SHEET_LIMIT }));
      } else {
        setPapers((all) => [...all.filter((one) => one.path !== path), { ...read, path }]);
      }
    }
    setNotes(unfit);
  };
  const drop = async () => {
    setPapers([]);
    setSettled({});
    setNotes([]);
    for (const { file } of papers) await dropFile(file);
  };
  const settle = (path: string, said: Settled) => setSettled((all) => ({ ...all, [path]: said }));
  return { papers, settled, notes, add, drop, settle };
}

export type PaperOfLine = {
  readonly line: number;
  readonly material: string;
  readonly file: string;
  readonly name: string;
  readonly turns: 0;
};

type Matched = {
  /** Each for its row; several of one row stand in the order in which they were chosen. */
  readonly ready: readonly PaperOfLine[];
  readonly doubtful: readonly { readonly paper: BatchPaper; readonly match: Match }[];
  /** Doubtful ones of which nobody said everything yet. */
  readonly left: number;
};

/** What the names of the files say, and what was said where they say too little. */
export function matchAll(
  papers: readonly BatchPaper[],
  rows: readonly SheetPerson[],
  {
    materials,
    settled,
  }: {
    readonly materials: Parameters<typeof matchPaper>[2];
    readonly settled: Readonly<Record<string, Settled>>;
  },
): Matched {
  const all = papers.map((paper) => ({ paper, match: matchPaper(paper.path, rows, materials) }));
  const doubtful = all.filter(({ match }) => match.doubt !== null);
  const said = all.map(({ paper, match }) => {
    const { line = match.line, material = match.material, out = false } = settled[paper.path] ?? {};
    return { paper, line, material, out };
  });
  const ready = said.flatMap(({ paper: { file, name }, line, material, out }) =>
    out || line === null || material === null
      ? []
      : [{ line, material, file, name, turns: 0 as const }],
  );
  const kept = said.filter(({ out }) => !out).length;
  return { ready, doubtful, left: kept - ready.length };
}
