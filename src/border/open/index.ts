export { sentence, WORDING, word } from './wording/index.ts';
