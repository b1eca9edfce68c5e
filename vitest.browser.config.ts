import { defineConfig } from 'vitest/config';

/** The report page in a real browser: `npm run test:browser`. `npm test` needs no browser. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/browser/build-page.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Each worker has a browser of its own.
    maxWorkers: 2,
  },
});
