import type { Reporter, TestModule } from 'vitest/node';

export type Counts = { passed: number; failed: number; skipped: number };

/** The last line of a test run. A script can read it without knowledge of the test runner. */
export function countLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Prints `countLine` after all other output of Vitest. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const counts = countTests(modules);
    // An error outside any test fails the run: the line must not contradict.
    counts.failed += unhandled.length;
    process.stdout.write([...skipReasons(modules), '', countLine(counts), ''].join('\n'));
  }
}

function countTests(modules: readonly TestModule[]): Counts {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    counts.failed += module.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      // `pending` is a test that an aborted run did not reach.
      counts[state === 'pending' ? 'skipped' : state] += 1;
    }
  }
  return counts;
}

/** One line per reason for skipping tests, with their number. */
function skipReasons(modules: readonly TestModule[]): string[] {
  const times = new Map<string, number>();
  for (const module of modules) {
    for (const test of module.children.allTests('skipped')) {
      const result = test.result();
      const reason = ('note' in result && result.note) || 'no reason given';
      times.set(reason, (times.get(reason) ?? 0) + 1);
    }
  }
  return [...times].map(([reason, n]) => `skipped ${n}: ${reason}`);
}
