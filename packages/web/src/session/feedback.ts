import type { Reading } from '@cifra/core/base/types.ts';
import { inkPicture } from '@cifra/ink/inkPicture.ts';
import { signal } from '@preact/signals';
import { pngOf } from '../inference/png.ts';
import { sendFeedback, serverThere } from '../inference/server.ts';
import type { Source } from './session.ts';

export type Kept = { readonly source: Source; readonly readAs: string; readonly label: string };

/** Corrections that the visitor agreed to keep, until the page is closed. */
export const kept = signal<readonly Kept[]>([]);

/** True if this correction of this source was kept. */
export function isKept(source: Source, { text }: Reading, label: string): boolean {
  return kept.value.some(
    (other) => other.source === source && other.readAs === text && other.label === label,
  );
}

/**
 * Keeps a correction: on the server if there is one, else in this page. Called only after the
 * visitor agreed.
 */
export async function keepFeedback(source: Source, { text }: Reading, label: string): Promise<void> {
  if (serverThere.value) await sendFeedback({ label, readAs: text, picture: await pictureOf(source) });
  kept.value = [...kept.value, { source, readAs: text, label }];
}

async function pictureOf(source: Source): Promise<Blob> {
  if (source.kind === 'picture') return source.file;
  const drawn = source.kind === 'ink' ? inkPicture(source.history.present) : null;
  if (!drawn) throw new Error('keepFeedback: nothing was read, so there is nothing to correct');
  return pngOf(drawn.picture);
}
