import { afterEach, describe, expect, test } from 'vitest';
import type { StudyEvent } from '../storage/events.ts';
import type { StudyStorage } from '../storage/storage.ts';
import { beginStudy, type Definition, definitionOf } from '../study.ts';
import { work } from '../worker.ts';
import { anySpace } from './samplerContract.ts';

const definition: Definition = {
  name: 'contract',
  space: anySpace,
  objectives: ['value'],
  sampler: 'random',
  pruner: 'none',
  seed: 1,
  subject: { plain: ['json', 1, null] },
};

const alive = (trial: number): StudyEvent => ({ kind: 'alive', trial, at: trial });

/**
 * The contract of every storage. `create` opens an empty one; `reopen` opens another view of the
 * one created last, as a second worker does.
 */
export function storageContract(
  name: string,
  { create, reopen }: { create: () => Promise<StudyStorage>; reopen: () => Promise<StudyStorage> },
): void {
  describe(`storage ${name}`, () => {
    const open: StudyStorage[] = [];
    const opened = async (how: () => Promise<StudyStorage>) => {
      const storage = await how();
      open.push(storage);
      return storage;
    };
    afterEach(async () => {
      for (const storage of open.splice(0)) await storage.close();
    });

    test('is empty at first, and keeps events in order, unchanged', async () => {
      const storage = await opened(create);
      expect(await storage.read()).toEqual([]);
      await beginStudy(storage, definition);
      const all = await storage.append(() => [
        alive(1),
        { kind: 'report', trial: 1, step: 2, value: 1 / 3, at: 0.5 },
      ]);
      expect(all.slice(1)).toEqual([alive(1), { kind: 'report', trial: 1, step: 2, value: 1 / 3, at: 0.5 }]);
      expect(await storage.read()).toEqual(all);
      expect(await definitionOf(storage)).toEqual(definition);
    });

    test('passes to each append all earlier events of other workers', async () => {
      const [one, other] = [await opened(create), await opened(reopen)];
      for (let i = 0; i < 20; i++) {
        await (i % 2 ? one : other).append((events) => [alive(events.length)]);
      }
      expect(await one.read()).toEqual(Array.from({ length: 20 }, (_, i) => alive(i)));
      expect(await other.read()).toEqual(await one.read());
    });

    test('appends nothing if the decision throws, and continues', async () => {
      const storage = await opened(create);
      const refuse = () => {
        throw new Error('no');
      };
      await expect(storage.append(refuse)).rejects.toThrow('no');
      expect(await storage.append(() => [alive(7)])).toEqual([alive(7)]);
    });

    test('a second study is refused', async () => {
      const storage = await opened(create);
      await beginStudy(storage, definition);
      await expect(beginStudy(storage, definition)).rejects.toThrow('there is a study already');
      expect(await storage.read()).toHaveLength(1);
    });

    test('concurrent workers never have the same trial', async () => {
      const [one, other] = [await opened(create), await opened(reopen)];
      await beginStudy(one, definition);
      const done: string[] = [];
      const worker = (name: string, storage: StudyStorage) =>
        work({
          storage,
          worker: name,
          trials: 30,
          now: () => 0,
          wait: async () => {},
          objective: async (params) => {
            done.push(JSON.stringify(params));
            return 1;
          },
        });
      await Promise.all([worker('a', one), worker('b', other), worker('c', one)]);
      expect(done).toHaveLength(30);
      expect(new Set(done).size).toBe(30);
    });
  });
}
