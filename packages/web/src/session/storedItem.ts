import type { Item, Outcome, Source } from './session.ts';

type Picture = Extract<Source, { kind: 'picture' }>;

/** The content of a file: WebKit stores no files in a private window. */
type StoredFile = { readonly bytes: ArrayBuffer; readonly type: string };

type StoredPicture = Omit<Picture, 'url' | 'file' | 'whole'> & {
  readonly file: StoredFile;
  readonly whole?: Omit<NonNullable<Picture['whole']>, 'file'> & { readonly file: StoredFile };
};

/** An item as it is stored: a picture's address ends with the page. */
export type StoredItem = Omit<Item, 'source'> & {
  readonly source: Exclude<Source, Picture> | StoredPicture;
};

export async function stored(item: Item): Promise<StoredItem> {
  const { source } = item;
  if (source.kind !== 'picture') return item as StoredItem;
  const { url: _, file, whole, ...rest } = source;
  const picture = { ...rest, file: await storedFile(file) };
  return {
    ...item,
    source: whole ? { ...picture, whole: { ...whole, file: await storedFile(whole.file) } } : picture,
  };
}

async function storedFile(file: Blob): Promise<StoredFile> {
  return { bytes: await file.arrayBuffer(), type: file.type };
}

/** `addressOf` makes an address under which the page shows a file. */
export function restored({ source, ...rest }: StoredItem, addressOf: (file: Blob) => string): Item {
  const outcome: Outcome = rest.outcome.kind === 'reading' ? { kind: 'none' } : rest.outcome;
  if (source.kind !== 'picture') return { ...rest, outcome, source };
  const { whole, ...shown } = source;
  const file = restoredFile(source.file);
  const picture = { ...shown, file, url: addressOf(file) };
  return {
    ...rest,
    outcome,
    source: whole ? { ...picture, whole: { ...whole, file: restoredFile(whole.file) } } : picture,
  };
}

function restoredFile({ bytes, type }: StoredFile): Blob {
  return new Blob([bytes], { type });
}
