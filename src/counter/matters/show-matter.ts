import { formatYuan, type Money } from '../../kernel/money.ts';
import type { Caller } from '../../platform/http/route.ts';
import { levelOf, type Office, type OfficePath } from '../offices/index.ts';
import { actsForChild, guardianKind } from './acting.ts';
import type { Shelved } from './matter-shelf.ts';
import type { Matter, Names } from './model.ts';
import type { MatterSummary, MatterView } from './view.ts';
import { holds } from './who-may.ts';

/** Whether the reader can take the matter in where he is. */
export function isOffered(matter: Matter, caller: Caller, office: Office | null): boolean {
  if (caller.person) {
    const may = !actsForChild(caller) || guardianKind(matter) !== null;
    return may && matter.channels.includes('online');
  }
  if (!holds(caller, 'matter.take')) return false;
  if (!caller.office) return caller.role === 'demo';
  const level = levelOf(caller.office as OfficePath);
  if (!office || !matter.channels.includes(level)) return false;
  if (level === 'county' || level === 'prefecture') return true;
  return matter.delegated !== null && office.delegated.includes(matter.delegated);
}

export function summaryOf(matter: Matter, offered: boolean): MatterSummary {
  const { code, names, group, summary, concerns, delegated, automatic, money, confidential } =
    matter;
  return {
    ...{ code, names, group, summary, concerns, delegated, automatic, money, confidential },
    channels: [...matter.channels],
    applicants: [...matter.applicants],
    deadline: matter.deadline,
    offered,
  };
}

export function matterView({ matter, hash }: Shelved, offered: boolean): MatterView {
  const { source, from, fields, materials, steps, fee, retentionYears } = matter;
  return {
    ...summaryOf(matter, offered),
    ...{ source, from, document: hash, retentionYears },
    fields: fields.map((field) => ({ ...field, choices: [...field.choices], when: when(field) })),
    materials: materials.map((material) => ({ ...material, when: when(material) })),
    steps: [...steps],
    deadlineWords: deadlineWords(matter),
    fee: formatYuan(fee as Money),
  };
}

export function when({ when: conditions }: Pick<Matter['fields'][number], 'when'>) {
  return conditions.map(({ field, is }) => ({ field, is: [...is] }));
}

function deadlineWords({ deadline: { workingDays, until }, automatic }: Matter): Names {
  if (automatic && workingDays === 0) return { zh: '即时办结', en: 'At once' };
  const paid = until === 'paid';
  if (workingDays === 0) return { zh: '当日办结', en: 'On the same working day' };
  return {
    zh: `${workingDays}个工作日内${paid ? '拨付' : '办结'}`,
    en: `${paid ? 'Paid' : 'Decided'} within ${workingDays} working day${workingDays > 1 ? 's' : ''}`,
  };
}
