import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/helpers/builds-folder.ts',
    // These need a browser: `npm run test:browser`.
    exclude: ['test/browser/**'],
    // Real files, databases and child processes on a slow or busy machine; nothing may depend on how long a test takes.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // The end-to-end tests start processes of their own, so that more workers than this only wait for each other.
    pool: 'forks',
    // Tests leave nothing behind in their process, and loading everything anew for each file would take as long as they do.
    isolate: false,
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/cli/main.ts', 'src/{model,ports}.ts'],
      reporter: ['text-summary', 'html'],
    },
  },
});
