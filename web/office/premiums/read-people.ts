import { readTexts } from '../../kit/files/read-rows.ts';

export type ListedLine = {
  readonly idNumber: string;
  readonly name: string;
  readonly county?: string;
  readonly household?: string;
};

/** What a collector's sheet lacks, by the name of its sentence. */
export class BadList extends Error {
  readonly says: 'unreadable' | 'noColumns' | 'tooMany';
  readonly count: number;
  constructor(says: BadList['says'], count = 0) {
    super(says);
    this.says = says;
    this.count = count;
  }
}

const LINES_MAX = 500;
const CALLED = {
  idNumber: ['身份证号', '身份证号码', '公民身份号码', 'idNumber'],
  name: ['姓名', 'name'],
  county: ['县区', '县（市、区）', 'county'],
  household: ['户号', '家庭编号', 'household'],
} as const;

/** The people of a sheet, as they stand there: what a line may be is for the server to say. */
export async function readPeople(file: File): Promise<ListedLine[]> {
  const [heading = [], ...rows] = await readTexts(file).catch(() => {
    throw new BadList('unreadable');
  });
  const placeOf = (names: readonly string[]) =>
    heading.findIndex((cell) => names.includes(String(cell ?? '').trim()));
  const [idNumber, name] = [placeOf(CALLED.idNumber), placeOf(CALLED.name)];
  if (idNumber < 0 || name < 0) throw new BadList('noColumns');
  const [county, household] = [placeOf(CALLED.county), placeOf(CALLED.household)];
  const lines = rows
    .map((row) => {
      const cell = (at: number) => (at < 0 ? '' : String(row[at] ?? '').trim());
      return {
        ...{ idNumber: cell(idNumber), name: cell(name) },
        ...(cell(county) === '' ? {} : { county: cell(county) }),
        ...(cell(household) === '' ? {} : { household: cell(household) }),
      };
    })
    .filter((line) => line.idNumber !== '' || line.name !== '');
  if (lines.length === 0) throw new BadList('unreadable');
  if (lines.length > LINES_MAX) throw new BadList('tooMany', lines.length);
  return lines;
}
