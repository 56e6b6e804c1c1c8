import { sampleWorld } from '@cifra/training/evaluation/testing/sampleWorld.ts';
import { worldFileOf, worldJson } from '@cifra/training/evaluation/world/worldFile.ts';
import { expect, test } from 'vitest';
import { parseWorld } from './worldFile.ts';

test('reads what the evaluation writes, and nothing else', () => {
  const world = worldFileOf(sampleWorld(), { sha256: 'ab', command: 'cifra evaluate' });
  expect(parseWorld(worldJson(world))).toEqual(world);
  expect(parseWorld('<!doctype html><title>Cifra</title>')).toBeNull();
  expect(parseWorld('{"format":"cifra-report/4"}')).toBeNull();
});
