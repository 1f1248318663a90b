import { createSealer, parseSealKeys } from '../src/platform/seal.ts';

/** What tools give to the servers that they start, so that they can write and read what those seal. */
export const TOOL_SEAL_KEY = `1:aes:${'7a'.repeat(32)}`;
export const TOOL_SEALER = createSealer(parseSealKeys(TOOL_SEAL_KEY));
