export { type CodeNamed, WORK_BATCH } from './batch/model.ts';
export { type BatchWorld, batchRoutes } from './batch/routes.ts';
export type { BatchRowView, BatchView, ColumnView } from './batch/view.ts';
export { resumeBatches, workBatch } from './batch/work-batch.ts';
export { countYear, createResultsBook, type ResultsBook } from './results-book.ts';
export { deskRoutes } from './routes.ts';
export type { EventView, ResultsView, SupervisionView } from './view.ts';
