import type { Transaction } from '../transaction.ts';
import { keepFrontPage } from './4401-keep-front-page.ts';
import { keepOrders } from './4402-keep-orders.ts';
import { keepExamination } from './4501-keep-examination.ts';
import { keepLaboratory } from './4502-keep-laboratory.ts';
import { keepCultures } from './4503-keep-cultures.ts';
import { keepSensitivities } from './4504-keep-sensitivities.ts';
import { keepPathology } from './4505-keep-pathology.ts';
import { keepUnstructured } from './4506-keep-unstructured.ts';
import { listExaminations } from './4507-list-examinations.ts';
import { listLaboratory } from './4508-list-laboratory.ts';
import { listCultures } from './4509-list-cultures.ts';
import { listSensitivities } from './4510-list-sensitivities.ts';
import { listPathology } from './4511-list-pathology.ts';
import { listUnstructured } from './4512-list-unstructured.ts';
import { keepChart } from './4701-keep-chart.ts';
import { listRecognised } from './5401-list-recognised.ts';
import { showReport } from './5402-show-report.ts';

export const recordTransactions: readonly Transaction[] = [
  keepFrontPage,
  keepOrders,
  keepExamination,
  keepLaboratory,
  keepCultures,
  keepSensitivities,
  keepPathology,
  keepUnstructured,
  listExaminations,
  listLaboratory,
  listCultures,
  listSensitivities,
  listPathology,
  listUnstructured,
  keepChart,
  listRecognised,
  showReport,
];
