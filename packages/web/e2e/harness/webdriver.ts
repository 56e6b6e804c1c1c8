import type { Driver } from './driver.ts';
import { PATIENCE } from './patience.ts';

/** The key under which a WebDriver answer names an element (W3C WebDriver, section 12.1). */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Code points of the non-character keys (W3C WebDriver, section 17.4.2). */
const KEYS: Readonly<Record<string, string>> = {
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Backspace: '\uE003',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

/** A browser behind a WebDriver server: the few W3C commands that a `Driver` needs. */
export async function openSession(server: string, capabilities: object): Promise<Driver> {
  const session = (await send('POST', `${server}/session`, { capabilities })) as { sessionId: string };
  const command = (path: string, body?: object, method = body ? 'POST' : 'GET') =>
    send(method, `${server}/session/${session.sessionId}${path}`, body);
  const act = (type: 'key' | 'pointer', actions: readonly object[]) =>
    command('/actions', { actions: [{ type, id: type, actions }] });
  const evaluate = async <T>(expression: string): Promise<T> =>
    (await command('/execute/async', { script: awaited(expression), args: [] }).then(unwrapped)) as T;

  await command('/timeouts', { script: PATIENCE, pageLoad: PATIENCE });
  return {
    open: async (url) => void (await command('/url', { url })),
    async resize(width, height) {
      const bars = await evaluate<{ width: number; height: number }>(
        '({ width: outerWidth - innerWidth, height: outerHeight - innerHeight })',
      );
      await command('/window/rect', { width: width + bars.width, height: height + bars.height });
    },
    evaluate,
    async drag([first, ...rest]) {
      const move = ({ x, y }: { x: number; y: number }) => ({
        type: 'pointerMove',
        duration: 0,
        x: Math.round(x),
        y: Math.round(y),
      });
      await act('pointer', [
        move(first),
        { type: 'pointerDown', button: 0 },
        ...rest.map(move),
        { type: 'pointerUp', button: 0 },
      ]);
    },
    async press(key) {
      const keys = key.split('+').map((name) => KEYS[name] ?? name);
      await act('key', [
        ...keys.map((value) => ({ type: 'keyDown', value })),
        ...keys.toReversed().map((value) => ({ type: 'keyUp', value })),
      ]);
    },
    async type(text) {
      const strokes = Array.from(text, (value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      await act('key', strokes.flat());
    },
    async upload(selector, files) {
      const found = (await command('/element', { using: 'css selector', value: selector })) as Record<
        string,
        string
      >;
      await command(`/element/${found[ELEMENT]}/value`, { text: files.join('\n') });
    },
    close: async () => void (await command('', undefined, 'DELETE')),
  };
}

/**
 * A script that passes the awaited value of an expression, or its error, to WebDriver's callback.
 */
function awaited(expression: string): string {
  return `const done = arguments[arguments.length - 1];
    (async () => (${expression}))().then(
      (value) => done({ value: value === undefined ? null : value }),
      (error) => done({ error: String(error) + '\\n' + (error?.stack ?? '') }),
    );`;
}

function unwrapped(answer: unknown): unknown {
  const { value, error } = answer as { value?: unknown; error?: string };
  if (error) throw new Error(error);
  return value;
}

async function send(method: string, url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const { value } = (await response.json()) as { value: { error?: string; message?: string } | null };
  if (!response.ok) throw new Error(`WebDriver: ${method} ${url}: ${value?.error}: ${value?.message}`);
  return value;
}
