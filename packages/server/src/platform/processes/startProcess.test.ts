import { PictureError } from '@cifra/node/pictures/pictureError.ts';
import { afterEach, expect, test } from 'vitest';
import { Problem } from '../problems.ts';
import { type Exit, type HelperProcess, startProcess } from './startProcess.ts';
import type { EchoProtocol } from './testing/echoProtocol.ts';

const script = new URL('./testing/echoProcess.ts', import.meta.url);
const started: HelperProcess<EchoProtocol>[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill();
});

function start(word = 'hello') {
  const news: (readonly number[])[] = [];
  const exits: Exit[] = [];
  const child = startProcess<EchoProtocol>(
    script,
    { start: word },
    { news: (notices) => news.push(notices), ended: (exit) => exits.push(exit) },
  );
  started.push(child);
  const ask = (asked: EchoProtocol['asked']) =>
    new Promise<string>((settle, fail) => child.call(asked, { settle, fail }));
  return { child, ask, news, exits };
}

const echo = (text: string) => ({ kind: 'echo', text }) as const;
const fail = (error: 'picture' | 'problem' | 'other') => ({ kind: 'fail', error }) as const;

test('calls of one turn are answered together, each to its caller, with their notices', async () => {
  const { child, ask, news } = start();
  expect(await child.ready).toBe('started with hello');
  expect(await Promise.all([ask(echo('a')), ask(echo('bb')), ask(echo('ccc'))])).toEqual(['a', 'bb', 'ccc']);
  expect(news).toEqual([[1, 2, 3]]);
});

test('an error keeps its class, its code and its message', async () => {
  const { ask } = start();
  const picture = await ask(fail('picture')).catch((error) => error);
  expect(picture).toBeInstanceOf(PictureError);
  expect(picture).toMatchObject({ problem: 'damaged', message: 'is damaged' });
  const problem = await ask(fail('problem')).catch((error) => error);
  expect(problem).toBeInstanceOf(Problem);
  expect(problem).toMatchObject({ code: 'no-such-digit', message: 'digit 3 does not exist' });
  const other = await ask(fail('other')).catch((error) => error);
  expect(other.message).toBe('out of range');
  expect(other.stack).toContain('echoProcess.ts');
});

test('when the process ends, open calls and later ones fail', async () => {
  const { ask, exits } = start();
  await expect(ask({ kind: 'end' })).rejects.toThrow('echoProcess ended (3)');
  await expect(ask(echo('a'))).rejects.toThrow('echoProcess ended (3)');
  expect(exits).toMatchObject([{ code: 3, signal: null }]);
});

test('a process that cannot start says why', async () => {
  const { child } = start('broken');
  await expect(child.ready).rejects.toThrow('echoProcess did not start (1): RangeError: cannot start');
});
