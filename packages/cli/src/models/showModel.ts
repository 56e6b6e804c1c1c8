import { hash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '@cifra/core/model/manifest.ts';
import { modelFolder } from '@cifra/node/models/folders.ts';
import { colour } from '../output/colour.ts';
import { bytes, count } from '../output/figures.ts';
import { jsonDocument } from '../output/json.ts';
import { alignNumbers, formatTable } from '../output/table.ts';
import { exitCodes } from '../platform/exitCodes.ts';
import { figureInterval, figureValue } from './figures.ts';
import { readManifest } from './manifest.ts';

/** What a model's work is counted for. */
const INPUTS = { digit: 'digit', number: 'training strip', page: 'training crop' } as const;

/** Prints the manifest and verifies the hashes of the files; exit code 3 if one does not match. */
export async function showModel(nameOrFolder: string, { json }: { json?: true }): Promise<void> {
  const manifest = await readManifest(nameOrFolder);
  const folder = modelFolder(nameOrFolder);
  const files = await Promise.all(
    Object.entries(manifest.files).map(([name, wanted]) => verifyFile(folder, name, wanted)),
  );
  if (files.some(({ state }) => state !== 'ok')) process.exitCode = exitCodes.inputs;
  if (json) return void console.log(jsonDocument({ ...manifest, folder, verified: files }));
  const sections = [facts(manifest, folder), filesTable(files), figuresTable(manifest)];
  console.log(sections.map((lines) => lines.join('\n')).join('\n\n'));
}

type FileCheck = {
  readonly name: string;
  readonly state: 'ok' | 'missing' | 'corrupt';
  readonly size: number;
};

async function verifyFile(folder: string, name: string, wanted: string): Promise<FileCheck> {
  const path = join(folder, name);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return { name, state: 'missing', size: 0 };
  const state = hash('sha256', await readFile(path), 'hex') === wanted ? 'ok' : 'corrupt';
  return { name, state, size: found.size };
}

function facts(manifest: Manifest, folder: string): string[] {
  const { training } = manifest;
  const { name = 'unnamed', version = '' } = training.recipe as { name?: string; version?: string };
  return [
    colour('strong', `${manifest.name} ${manifest.version}`),
    ...formatTable([
      ['folder', folder],
      [
        'size',
        `${count(manifest.parameters)} parameters, ${count(manifest.multiplyAdds)} multiply-adds per ${INPUTS[manifest.task]}`,
      ],
      ['temperature', String(Number(manifest.temperature.toPrecision(4)))],
      ['trained', `recipe ${`${name} ${version}`.trim()}, seed ${training.seed}, ${training.epochs} epochs`],
      ['commit', training.commit],
      ['data', Object.keys(training.data).join(', ') || 'synthetic only'],
    ]),
  ];
}

function filesTable(files: readonly FileCheck[]): string[] {
  const rows = files.map(({ name, state, size }) => [
    name,
    bytes(size),
    state === 'ok' ? colour('good', 'verified') : colour('bad', state),
  ]);
  return formatTable([['file', 'size', 'SHA-256'], ...rows], ['left', 'right']);
}

function figuresTable({ figures }: Manifest): string[] {
  if (figures.length === 0) return ['no figures are recorded'];
  const rows = figures.map((figure) => [
    figure.name,
    figure.data,
    figureValue(figure, figure.value),
    figureInterval(figure),
    String(figure.n),
  ]);
  const all = [['figure', 'data', 'value', '95 % interval', 'n'], ...rows];
  const commands = [...new Set(figures.map(({ command }) => command))];
  return [
    ...formatTable(all, alignNumbers(all)),
    '',
    'measured by:',
    ...commands.map((command) => `  ${command}`),
  ];
}
