// One browser of each engine for all test files of a run: a start of Firefox takes three seconds of
// processor time, and every file would need one. The test runner's main process owns the browsers,
// so they end with the run however a test file ended.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Driver, Engine, EngineName } from './driver.ts';
import type { Served } from './serveFolder.ts';

/** The functions of a driver that test files call from their processes. */
const CALLS = ['open', 'resize', 'evaluate', 'drag', 'press', 'type', 'upload'] as const;
type Call = (typeof CALLS)[number];

/** Starts each engine when it is first borrowed. Serves `POST /<engine>/<call>`, body: the arguments. */
export async function shareBrowsers(engines: readonly Engine[]): Promise<Served> {
  const started = new Map<EngineName, Promise<Driver>>();
  const call = async (name: EngineName, asked: Call | 'borrow', body: string): Promise<unknown> => {
    const engine = engines.find((each) => each.name === name) as Engine;
    if (asked === 'borrow') return void (await blank(engine, started));
    const driver = (await started.get(name)) as Driver;
    return (driver[asked] as (...args: unknown[]) => Promise<unknown>)(...JSON.parse(body));
  };
  const server = createServer(async (request, response) => {
    const [, engine, asked] = (request.url ?? '').split('/');
    const answer = await call(engine as EngineName, asked as Call, await text(request)).then(
      (value) => ({ value }),
      (error: Error) => ({ error: error.message }),
    );
    response.end(JSON.stringify(answer));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      await Promise.all([...started.values()].map(async (driver) => (await driver).close()));
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Empties the browser's page, and replaces a browser that no longer answers. */
async function blank(engine: Engine, started: Map<EngineName, Promise<Driver>>): Promise<void> {
  const before = started.get(engine.name);
  try {
    if (before !== undefined) return await (await before).open('about:blank');
  } catch {
    started.delete(engine.name);
    await before?.then((driver) => driver.close()).catch(() => {});
  }
  const driver = engine.launch();
  started.set(engine.name, driver);
  await driver;
}

/** Drives the shared browser of an engine; closing it only leaves the page. */
export async function borrowBrowser(url: string, engine: EngineName): Promise<Driver> {
  const call = async (asked: Call | 'borrow', ...args: unknown[]) => {
    const response = await fetch(`${url}/${engine}/${asked}`, { method: 'POST', body: JSON.stringify(args) });
    const { value, error } = (await response.json()) as { value?: unknown; error?: string };
    if (error !== undefined) throw new Error(error);
    return value;
  };
  await call('borrow');
  const calls = Object.fromEntries(CALLS.map((name) => [name, call.bind(null, name)]));
  return { ...(calls as Pick<Driver, Call>), close: async () => void (await call('borrow')) };
}
