export { httpBank } from './http-bank.ts';
export { httpCollector } from './http-collector.ts';
export { type StubBank, startStubBank } from './stub-bank.ts';
export { type StubCollector, startStubCollector } from './stub-collector.ts';
