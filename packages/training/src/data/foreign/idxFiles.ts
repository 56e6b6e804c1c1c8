import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DataError } from '../../dataset/dataError.ts';
import { expectIdx, type Idx, parseIdx } from '../formats/idx.ts';
import { findRaw } from '../formats/rawFile.ts';
import type { PixelPart } from './pixelPart.ts';

/**
 * Opens a pair of IDX files: pictures, [n, height, width], and labels, [n]. The other file is next to
 * the given one and has its name, with `labels` for `images` and `idx1` for `idx3`.
 * @param bytes of either file, gunzipped
 * @throws DataError if the other file is missing or does not belong to this one
 */
export async function openIdx(bytes: Uint8Array, path: string): Promise<PixelPart> {
  const given = parseIdx(bytes, path);
  const isLabels = given.shape.length === 1;
  const other = await otherFile(path, isLabels);
  const found = parseIdx(other.bytes, other.path);
  const [images, labels] = isLabels ? [found, given] : [given, found];
  const [imagesPath, labelsPath] = isLabels ? [other.path, path] : [path, other.path];
  return pair(expectIdx(images, 'uint8', [null, null, null], imagesPath), labels, imagesPath, labelsPath);
}

function pair(images: Idx<'uint8'>, labels: Idx, imagesPath: string, labelsPath: string): PixelPart {
  const [count, height, width] = images.shape;
  expectIdx(labels, labels.type, [count], labelsPath);
  return { part: partOfIdx(imagesPath), height, width, values: images.data, labels: labels.data };
}

async function otherFile(path: string, isLabels: boolean): Promise<{ path: string; bytes: Uint8Array }> {
  const name = basename(plain(path));
  const other = isLabels ? picturesOf(name) : name.replace('images', 'labels').replace('idx3', 'idx1');
  const wanted = join(dirname(path), other);
  const found = other === name ? null : await findRaw(wanted);
  if (found) return found;
  throw new DataError(
    `${path}: got ${isLabels ? 'labels' : 'pictures'} without their ${isLabels ? 'pictures' : 'labels'}, expected ` +
      `${other === name ? 'a file with "images" in its name and one with "labels"' : wanted} next to it; put both into one folder`,
  );
}

/** The same files, each once, without labels in IDX whose pictures are among them: each pair is one data set. */
export function pairsOnce(files: readonly string[]): string[] {
  const paths = [...new Set(files)];
  const names = new Set(paths.map(plain));
  return paths.filter((path) => {
    const pictures = join(dirname(path), picturesOf(basename(plain(path))));
    return pictures === plain(path) || path.endsWith('.npy') || !names.has(pictures);
  });
}

function picturesOf(name: string): string {
  return name.replace('labels', 'images').replace('idx1', 'idx3');
}

function plain(path: string): string {
  return join(dirname(path), basename(path).replace(/\.gz$/, ''));
}

function partOfIdx(path: string): PixelPart['part'] {
  return /t10k|test/i.test(basename(path)) ? 'test' : 'train';
}

/** Paths of the IDX files with pictures in a folder, sorted. */
export async function idxFilesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => /images?.*idx3|idx3.*images?/.test(name))
    .sort()
    .map((name) => join(folder, name));
}
