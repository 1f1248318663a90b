import { defineConfig } from 'vitest/config';

/** Journeys in a real browser against a real server, one after another: all share two cores. */
export default defineConfig({
  test: {
    include: ['e2e/*.journey.test.ts'],
    globalSetup: ['e2e/running-server.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 300_000,
    passWithNoTests: false,
    allowOnly: false,
  },
});
