// The packages without code: the released models, and the page.
import { execFile } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Staged } from './bom/writeBoms.ts';
import { commonFields, workspaceOf } from './manifest.ts';
import { writeCommon } from './stage.ts';

const packages = join(import.meta.dirname, '../..');
const models = join(packages, '../models');
const web = join(packages, 'web');

const MODELS = {
  name: 'models',
  description: 'The released models of Cifra, which read handwritten digits and numbers.',
  keywords: ['handwriting', 'digits', 'numbers', 'ocr', 'onnx', 'model'],
};

const WEB = {
  name: 'web',
  description: 'The page of Cifra: static files that read handwritten numbers in the browser.',
  keywords: ['handwriting', 'digits', 'numbers', 'ocr'],
};

/** Makes the folder of `@cifra/models`: a folder for each model. */
export async function stageModels(folder: string): Promise<Staged> {
  const names = (await readdir(models)).sort();
  await mkdir(folder, { recursive: true });
  for (const name of names) await cp(join(models, name), join(folder, name), { recursive: true });
  const manifest = {
    ...commonFields(MODELS),
    exports: { './*': './*', './package.json': './package.json' },
    files: [...names, 'NOTICE'],
  };
  const readme = `# @cifra/models

${MODELS.description} Each folder is a model: \`manifest.json\`, \`model.onnx\`, and \`CARD.md\`, which
says what it was trained on and how well it reads. \`@cifra/node\` and the command \`cifra\` find them here.

Before you use the models for other purposes than research, read [NOTICE](NOTICE) and the cards:
\`number\` was trained on cheques that were published for research, and \`number-open\` without them.

Apache-2.0
`;
  const notice = await readFile(join(packages, 'publishing/notices/models.txt'), 'utf8');
  await writeCommon(folder, manifest, readme, notice);
  return { folder, bundled: [], models: names.map((name) => `models/${name}`) };
}

/** Files that a server need not have: it sends the others. */
const LEFT_OUT = /\.(map|br)$/;

/** The models with which the page reads. */
const READ = ['digit-small', 'number', 'page'];

/** Makes the folder of `@cifra/web`, and builds the page if it is older than its sources. */
export async function stageWeb(folder: string): Promise<Staged> {
  const env = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, [join(web, 'scripts/ensureBuilt.mjs')], { env });
  const dist = join(web, 'dist');
  if (!existsSync(join(dist, 'index.html'))) throw new Error('stageWeb: the page was not built');
  for (const file of globSync('**/*.*', { cwd: dist }))
    if (!LEFT_OUT.test(file)) await cp(join(dist, file), join(folder, 'dist', file));
  const manifest = {
    ...commonFields(WEB),
    exports: { './package.json': './package.json' },
    files: ['dist', 'NOTICE'],
  };
  const readme = `# @cifra/web

${WEB.description} \`cifra serve\` finds it. Any host of static files can serve the folder \`dist\`.

The licences of the decoders in it are in \`dist/third-party.txt\`.

Apache-2.0
`;
  await writeCommon(folder, manifest, readme, await readFile(join(web, 'THIRD-PARTY.md'), 'utf8'));
  // The page has their code, and models as files.
  const bundled = Object.keys(workspaceOf('web').dependencies ?? {}).filter(
    (name) => !name.startsWith('@cifra/'),
  );
  return { folder, bundled, models: READ.map((name) => `models/${name}`) };
}
