import type { Item, Outcome, Source } from './session.ts';

type Picture = Extract<Source, { kind: 'picture' }>;

/** An item as it is stored: a picture's address ends with the page. */
export type StoredItem = Omit<Item, 'source'> & {
  readonly source: Exclude<Source, Picture> | Omit<Picture, 'url'>;
};

export function stored(item: Item): StoredItem {
  const { source } = item;
  if (source.kind !== 'picture') return item as StoredItem;
  const { url: _, ...rest } = source;
  return { ...item, source: rest };
}

/** `addressOf` makes an address under which the page shows a file. */
export function restored({ source, ...rest }: StoredItem, addressOf: (file: Blob) => string): Item {
  const outcome: Outcome = rest.outcome.kind === 'reading' ? { kind: 'none' } : rest.outcome;
  const isPicture = source.kind === 'picture';
  return { ...rest, outcome, source: isPicture ? { ...source, url: addressOf(source.file) } : source };
}
