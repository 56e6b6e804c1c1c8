import { extname } from 'node:path';
import { DataError } from '../../dataset/dataError.ts';
import type { Entry } from './listFolder.ts';

/** Accepted layouts of a user's data folder. */
export const LAYOUTS = [
  'a folder for each digit: 0/ to 9/, zero/ to nine/, digit_3/ or class3/, with pictures of one digit each',
  'labels.csv next to the pictures, with a row "file,label" for each',
  'train/, val/ and test/ (or training/, validation/, testing/) with either of these inside',
];

/** Formats of data sets that must be imported before training. */
const IMPORTED: Readonly<Record<string, string>> = {
  '.npz': 'NumPy',
  '.mat': 'MATLAB',
  '.csv': 'a table of pixels',
  '.parquet': 'Parquet',
  '.arff': 'ARFF',
  '.libsvm': 'LIBSVM',
  '.idx': 'IDX',
  '.gz': 'IDX',
};

/** Common formats of data sets that cannot be read. */
const OTHERS: Readonly<Record<string, string>> = {
  '.npy': 'NumPy',
  '.zip': 'an archive',
  '.h5': 'HDF5',
  '.pkl': 'pickle',
};

/** The error for a folder without a label: what it contains, and what is accepted. */
export function unknownLayout(folder: string, entries: readonly Entry[]): DataError {
  return new DataError(
    [
      `${folder}: no picture in it has a label. It holds ${contents(entries)}.${notRead(entries)}`,
      ...accepted(),
    ].join('\n'),
  );
}

/** The error for a file in place of a folder of pictures. */
export function notAFolder(path: string): DataError {
  const ending = extname(path).toLowerCase();
  const format = IMPORTED[ending] ?? OTHERS[ending];
  const what = format ? `a file (${format})` : 'a file';
  const how = IMPORTED[ending] ? ` Import it first: npx cifra data import ${path}` : '';
  return new DataError([`${path}: is ${what}, which cannot be trained on.${how}`, ...accepted()].join('\n'));
}

function accepted(): string[] {
  return [
    'Training reads mnist, usps, synthetic, and folders of pictures:',
    ...LAYOUTS.map((each) => `- ${each}`),
  ];
}

function contents(entries: readonly Entry[]): string {
  const folders = entries.filter(({ isFolder }) => isFolder).map(({ name }) => `${name}/`);
  const files = entries.filter(({ isFolder }) => !isFolder).map(({ name }) => name);
  const parts = [listed(folders, 'folder'), listed(files, 'file')].filter(Boolean);
  return parts.length > 0 ? parts.join(' and ') : 'nothing';
}

function listed(names: readonly string[], what: string): string {
  if (names.length === 0) return '';
  const more = names.length > 4 ? ', …' : '';
  return `${names.length} ${what}${names.length === 1 ? '' : 's'} (${names.slice(0, 4).join(', ')}${more})`;
}

function notRead(entries: readonly Entry[]): string {
  const endings = entries.map(({ name }) => extname(name).toLowerCase());
  const unique = [...new Set(endings)].filter((ending) => ending !== '.csv');
  const imported = unique.filter((ending) => IMPORTED[ending]);
  const others = unique.filter((ending) => OTHERS[ending]);
  return [
    imported.length > 0 ? ` Import ${imported.join(', ')} first: npx cifra data import FILES` : '',
    others.length > 0 ? ` ${others.join(', ')} cannot be read.` : '',
  ].join('');
}
