import { afterAll, beforeAll, describe, test } from 'vitest';
import type { Engine } from './harness/driver.ts';
import { engines, missing } from './harness/engines.ts';
import { createPage, type Page } from './harness/page.ts';

/**
 * A group of tests for each engine, with one shared browser. On CI a missing engine is a failure,
 * elsewhere a skip. `among`: fewer engines, for tests that do not depend on the engine.
 */
export function describeEngines(
  title: string,
  body: (page: () => Page, engine: Engine) => void,
  among: readonly Engine[] = engines,
): void {
  describe.each(among)(`${title}, $name`, (engine) => {
    const reason = missing(engine);
    if (reason) {
      test('the engine is installed', ({ skip }) => {
        if (process.env.CI) throw new Error(reason);
        skip(reason);
      });
      return;
    }
    let page: Page;
    beforeAll(async () => {
      page = createPage(await engine.launch());
      await page.resize(1280, 900);
    });
    afterAll(() => page?.close());
    body(() => page, engine);
  });
}
