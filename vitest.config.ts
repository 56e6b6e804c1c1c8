import { defineConfig } from 'vitest/config';

/**
 * Ends a test that hangs, ms. Nothing is judged by it: on a machine that does much else, a test that
 * takes seconds alone takes minutes.
 */
const HANG = 600_000;
/** How long a test waits for a state, ms. The state ends the waiting, not the clock. */
const PATIENCE = 240_000;

/** Each worker holds an ONNX runtime of its own: two keep a small machine responsive. */
const WORKERS = 2;
const waits = { testTimeout: HANG, hookTimeout: HANG, expect: { poll: { timeout: PATIENCE } } };

export default defineConfig({
  test: {
    globalSetup: ['./packages/server/src/testing/shared.ts'],
    reporters: ['default', './scripts/countReporter.ts'],
    projects: [
      {
        test: {
          ...waits,
          name: 'unit',
          include: ['core', 'ink', 'kernels', 'training', 'web'].map(
            (each) => `packages/${each}/src/**/*.test.{ts,tsx}`,
          ),
          maxWorkers: WORKERS,
          // These files leave no trace in their process: sharing it saves a quarter of a second each.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...waits,
          name: 'system',
          // These start commands, servers and databases, or change the environment: each file has its own process.
          include: [
            'packages/{cifra,cli,client,documents,foreignClients,forms,node,publishing,server,site}/src/**/*.test.ts',
            'scripts/**/*.test.ts',
            'bench/**/*.test.ts',
            'examples/**/*.test.ts',
          ],
          maxWorkers: WORKERS,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...waits,
          name: 'e2e',
          include: ['packages/{web,cifra}/e2e/**/*.test.ts'],
          globalSetup: ['packages/web/e2e/setup.ts'],
          // One browser at a time, after all else: a browser alone keeps two cores busy.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...waits,
          name: 'site',
          include: ['packages/site/e2e/**/*.test.ts'],
          globalSetup: ['packages/site/e2e/setup.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
