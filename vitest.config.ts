import { defineConfig } from 'vitest/config';

/** How long a test waits for a state, ms: as long as on a machine that does much else. The state ends the waiting, not the clock. */
const PATIENCE = 30_000;

export default defineConfig({
  test: {
    globalSetup: ['./packages/server/src/testing/shared.ts'],
    reporters: ['default', './scripts/countReporter.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/*/src/**/*.test.{ts,tsx}',
            'scripts/**/*.test.ts',
            'bench/**/*.test.ts',
            'examples/**/*.test.ts',
          ],
          // Each worker holds an ONNX runtime of its own: two keep a small machine responsive.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: PATIENCE } },
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['packages/web/e2e/**/*.test.ts'],
          globalSetup: ['packages/web/e2e/setup.ts'],
          // One browser at a time, after all else: what a visitor waits for is measured here too.
          maxWorkers: 1,
          // WebKit compiles the runtime anew with each page: beside other work that alone takes a minute.
          testTimeout: 240_000,
          expect: { poll: { timeout: PATIENCE } },
          hookTimeout: 240_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
