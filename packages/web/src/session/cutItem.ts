import { type Cut, WHOLE } from '../capture/cut.ts';
import { cutPicture } from '../capture/cutPicture.ts';
import type { Photograph } from '../capture/photograph.ts';
import { readItem } from './readItem.ts';
import { type Item, type Source, shown, withAdded, withItem, withPart } from './session.ts';
import { session } from './state.ts';

type PictureSource = Source & { readonly kind: 'picture' };

/** Adds a photograph, shows the chosen part of it and reads this part. */
export async function addPhotograph({ file, cut }: Photograph): Promise<void> {
  const source = await partOf(file, file.name, cut);
  session.value = withAdded(session.value, source, Date.now());
  const { id } = session.value.items.at(-1) as Item;
  session.value = shown(session.value, id);
  await readItem(id);
}

/** Returns the whole picture of an item and the part of it that is read. */
export function wholeOf({ file, whole }: PictureSource): { readonly file: Blob; readonly cut: Cut } {
  return whole ?? { file, cut: WHOLE };
}

/** Reads another part of an item's picture. */
export async function cutItem(id: number, cut: Cut): Promise<void> {
  const before = pictureOf(id);
  if (!before) return;
  const source = await partOf(wholeOf(before).file, before.name, cut);
  // The item may have been removed in the meantime.
  const now = pictureOf(id);
  URL.revokeObjectURL((now ?? source).url);
  if (!now) return;
  session.value = withItem(session.value, id, (item) => withPart(item, source));
  await readItem(id);
}

async function partOf(file: Blob, name: string, cut: Cut): Promise<PictureSource> {
  const part = await cutPicture(file, name, cut);
  return {
    kind: 'picture',
    name,
    file: part,
    url: URL.createObjectURL(part),
    size: null,
    whole: { file, cut },
  };
}

function pictureOf(id: number): PictureSource | null {
  const source = session.value.items.find((item) => item.id === id)?.source;
  return source?.kind === 'picture' ? source : null;
}
