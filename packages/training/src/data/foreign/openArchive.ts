import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Picture } from '@cifra/core/base/types.ts';
import { DataError } from '../../dataset/dataError.ts';
import { unpackZip } from '../formats/zipFolder.ts';
import { labelOf } from '../pictures/labelName.ts';
import { readLayout } from '../pictures/layout.ts';
import { filesUnder, listFolder } from '../pictures/listFolder.ts';
import { pairsOnce } from './idxFiles.ts';
import type { PixelPart } from './pixelPart.ts';
import { partsOfFolder } from './readFolder.ts';

const PICTURES = /\.(png|jpe?g|bmp|gif|tiff?|webp|avif|p[bgp]m)$/i;
/** Files next to data that are no data. */
const TEXTS = /(^|\/)(readme|licen[cs]e|copying|citation)[^/]*$|\.(md|html?|pdf|names|docx?)$/i;

type Opened<Kind> = { readonly kind: Kind | 'folders'; readonly parts: readonly PixelPart[] };

type OpenFile<Kind> = (
  path: string,
) => Promise<{ readonly kind: Kind; readonly parts: readonly PixelPart[] }>;

/**
 * Opens an archive: folders of pictures, or files of a data set.
 * @param open opens one of the files
 * @throws DataError about the archive
 */
export async function openArchive<Kind>(
  bytes: Uint8Array,
  path: string,
  decode: (bytes: Uint8Array) => Promise<Picture>,
  open: OpenFile<Kind>,
): Promise<Opened<Kind>> {
  const folder = await mkdtemp(join(tmpdir(), 'cifra-archive-'));
  try {
    await unpackZip(bytes, path, folder);
    return await openUnpacked(await innerFolder(folder), decode, open);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    throw new DataError(error.message.replaceAll(folder, path));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function openUnpacked<Kind>(
  folder: string,
  decode: (bytes: Uint8Array) => Promise<Picture>,
  open: OpenFile<Kind>,
): Promise<Opened<Kind>> {
  const files = await filesUnder(folder, '');
  if (files.some((file) => PICTURES.test(file)))
    return { kind: 'folders', parts: await partsOfFolder(await readLayout(folder), decode) };
  const data = pairsOnce(files.filter((file) => !TEXTS.test(file)).map((file) => join(folder, file)));
  const nested = data.find((file) => /\.zip$/i.test(file));
  if (nested !== undefined) throw new DataError(`${nested}: is an archive in an archive; unpack it first`);
  if (data.length === 0)
    throw new DataError(
      `${folder}: has neither pictures nor files of data; unpack it, and import a file of it`,
    );
  const opened = [];
  for (const file of data) opened.push(await open(file));
  return { kind: opened[0].kind, parts: opened.flatMap(({ parts }) => parts) };
}

/** Archives often have all in one folder, which is no label. */
async function innerFolder(folder: string): Promise<string> {
  const entries = await listFolder(folder);
  const [only] = entries;
  if (entries.length !== 1 || !only.isFolder || labelOf(only.name) !== null) return folder;
  return /^(train|test|val)/i.test(only.name) ? folder : innerFolder(join(folder, only.name));
}
