import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, inject, onTestFinished, test } from 'vitest';
import { madeOnce } from './shared.ts';

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cifra-made-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('a folder is made once, regardless of the number of callers, and is visible only when complete', async () => {
  const folder = newFolder();
  let makers = 0;
  const make = async (half: string) => {
    makers++;
    await setTimeout(20);
    expect(existsSync(join(folder, 'thing'))).toBe(false);
    writeFileSync(join(half, 'whole'), 'yes');
  };
  const made = await Promise.all([1, 2, 3].map(() => madeOnce(join(folder, 'thing'), make)));
  expect(new Set(made)).toEqual(new Set([join(folder, 'thing')]));
  expect(readFileSync(join(made[0], 'whole'), 'utf8')).toBe('yes');
  expect(makers).toBe(1);
  expect(readdirSync(folder)).toEqual(['thing']);
});

test('if making fails, the next caller makes it', async () => {
  const folder = newFolder();
  const failing = madeOnce(join(folder, 'thing'), async () => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await madeOnce(join(folder, 'thing'), async (half) => writeFileSync(join(half, 'whole'), ''));
  expect(readdirSync(join(folder, 'thing'))).toEqual(['whole']);
});

test('temporary files of this process are in the folder that is deleted with the run', () => {
  expect(dirname(tmpdir())).toBe(dirname(inject('shared')));
});
