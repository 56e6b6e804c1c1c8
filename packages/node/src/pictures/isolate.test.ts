import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isolateDigit } from '@cifra/core/recognise/isolateDigit.ts';
import { expect, test } from 'vitest';
import { root } from '../root.ts';
import { decodePicture } from './decode.ts';

const isolated = async (name: string) => {
  const bytes = readFileSync(join(root, 'examples', name));
  return isolateDigit((await decodePicture(bytes)).picture);
};

test.each(['two-lines.jpg', 'date.jpg', 'phone.jpg', 'zip-code.png'])(
  '%s is more than one digit',
  async (name) => {
    expect(await isolated(name)).toMatchObject({ kind: 'refused', refusal: 'too-many' });
  },
);

test.each(['boxed-6.png', 'chalk-5.jpg', 'photo-ruled-7.jpg', 'turned-4.jpg'])(
  '%s is one digit',
  async (name) => {
    expect((await isolated(name)).kind).toBe('digit');
  },
);
