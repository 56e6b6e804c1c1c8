import { expect, test } from 'vitest';
import { watch } from './watch.ts';

test('a frame is taken only after the one before was read; frames that fail are skipped', async () => {
  const abort = new AbortController();
  const log: string[] = [];
  let taken = 0;
  await watch(
    () => {
      taken++;
      log.push(`take ${taken}`);
      return taken === 1 ? null : taken;
    },
    async (frame) => {
      await new Promise((resume) => setTimeout(resume, 5));
      log.push(`read ${frame}`);
      if (frame === 3) throw new Error('no number');
      return `number ${frame}`;
    },
    (frame, read) => {
      log.push(read);
      if (frame === 4) abort.abort();
    },
    abort.signal,
    0,
  );
  expect(log).toEqual([
    'take 1',
    ...['take 2', 'read 2', 'number 2'],
    ...['take 3', 'read 3'],
    ...['take 4', 'read 4', 'number 4'],
  ]);
});

test('what is read after the end is not reported', async () => {
  const abort = new AbortController();
  const read = () => {
    abort.abort();
    return Promise.resolve('late');
  };
  const heard: string[] = [];
  await watch(
    () => 1,
    read,
    (_, text) => heard.push(text),
    abort.signal,
    0,
  );
  expect(heard).toEqual([]);
});
