import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Box, Picture } from '@cifra/core/base/types.ts';
import type { Answer } from '@cifra/forms/deck/answers.ts';
import type { DeckPage } from '@cifra/forms/deck/deck.ts';
import type { FieldValue } from '@cifra/forms/read/value.ts';
import { writePng } from '@cifra/node/pictures/png/writePng.ts';
import { verdictOf } from './counts.ts';

/** Paper around a field, share of its height. */
const AROUND = 0.4;

/** Saves the pictures of fields that were read wrongly; the names tell what was accepted, read and written. */
export async function saveMistakes(
  folder: string,
  layout: string,
  { copy, page, source, picture, answers }: DeckPage,
  values: readonly FieldValue[],
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [i, answer] of answers.entries()) {
    if (verdictOf(answer, values[i]) === 'right') continue;
    const name = mistakeName(answer, values[i], `${layout}-${copy}-${page}-${source}`);
    await writeFile(join(folder, `${name}.png`), await writePng(cropped(picture, values[i].box)));
  }
}

function mistakeName(
  { path, state, value: truth }: Answer,
  { value, accepted, doubt }: FieldValue,
  place: string,
): string {
  const wanted = state === 'written' ? truth : state;
  const what = `${accepted ? 'ACCEPTED' : doubt}_read-${value || 'empty'}_is-${wanted}`;
  return `${what}_${place}_${path}`.replace(/[^\w.-]/g, '-');
}

function cropped({ width, height, channels, data }: Picture, box: Box): Picture {
  const around = AROUND * box.height;
  const left = Math.max(0, Math.floor(box.x - around));
  const top = Math.max(0, Math.floor(box.y - around));
  const wide = Math.max(1, Math.min(width, Math.ceil(box.x + box.width + around)) - left);
  const tall = Math.max(1, Math.min(height, Math.ceil(box.y + box.height + around)) - top);
  const cut = new Uint8Array(wide * tall * channels);
  for (let y = 0; y < tall; y++) {
    const from = ((top + y) * width + left) * channels;
    cut.set(data.subarray(from, from + wide * channels), y * wide * channels);
  }
  return { width: wide, height: tall, channels, data: cut };
}
