import { afterAll, beforeAll, describe, inject, test } from 'vitest';
import type { Engine } from './harness/driver.ts';
import { engines, missing } from './harness/engines.ts';
import { createPage, type Page } from './harness/page.ts';
import { borrowBrowser } from './harness/sharedBrowsers.ts';

/**
 * A group of tests for each engine, in the browser that the run shares. On CI a missing engine is a failure,
 * elsewhere a skip. `among`: fewer engines, for tests that do not depend on the engine. `own`: a new
 * browser, whose storage holds no other site.
 */
export function describeEngines(
  title: string,
  body: (page: () => Page, engine: Engine) => void,
  { among = engines, own = false }: { readonly among?: readonly Engine[]; readonly own?: boolean } = {},
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
      page = createPage(await (own ? engine.launch() : borrowBrowser(inject('browsers'), engine.name)));
      await page.resize(1280, 900);
    });
    afterAll(() => page?.close());
    body(() => page, engine);
  });
}
