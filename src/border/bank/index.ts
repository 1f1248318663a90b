export { httpBank } from './http-bank.ts';
export { type StubBank, startStubBank } from './stub-bank.ts';
