import type { homeZh } from './home.wording.zh.ts';

export const homeEn = {
  title: 'Every fen of a medical bill, explained',
  lead: 'One settlement goes through basic insurance, serious-disease insurance and medical aid, and each step names the document and the article it rests on. All people and hospitals here are invented, so feel free to try.',
  start: 'Open the settlement desk',
  threeSteps: 'Settle a demonstration bill in three steps',
  findTitle: 'Find the person',
  find1: 'At the settlement desk choose a provider, for example type “示范大理州第一医院”.',
  find2:
    'Type “展示” for the people prepared for this, or any family name or pinyin initials; choose with ↑ ↓ and press Enter.',
  chargeTitle: 'Enter the charges',
  charge1:
    'They have encounters waiting to be settled: open one, or press “Open an encounter” for a new stay.',
  charge2:
    'Enter items line by line or import a CSV or Excel file, then upload. Each line is priced by the catalogue at once.',
  settleTitle: 'Try and settle',
  settle1: 'The trial shows at once on the right. Press “Settle” to record it.',
  settle2:
    'The settlement explains every fen with a chart and a table; the name of a rule opens the policy. It can be printed.',
  policyTitle: 'Read the policies',
  policyText:
    'Tables that anyone can read, a source for each figure, and versions compared line by line.',
  tryTitle: 'Try a bill',
  tryText: 'Nobody is concerned: see how a bill fares under the policy of a day.',
  proofTitle: 'Prove all accounts',
  proofText: 'Computes every journal, balance and settlement again and shows what does not agree.',
} as const satisfies Readonly<Record<keyof typeof homeZh, string>>;
