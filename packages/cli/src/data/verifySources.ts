import { requireData } from '@cifra/training/data/sources/locate.ts';
import { type FileCheck, verifyFolder } from '@cifra/training/data/sources/verify.ts';
import { colour, type Tone } from '../output/colour.ts';
import { jsonDocument } from '../output/json.ts';
import { formatTable } from '../output/table.ts';
import { asCommandError } from '../platform/commandError.ts';
import { exitCodes } from '../platform/exitCodes.ts';
import { dataFolder } from './folder.ts';
import { chooseSources } from './sources.ts';

const tones: Readonly<Record<FileCheck['state'], Tone>> = { ok: 'good', missing: 'warning', corrupt: 'bad' };

/** Hashes every file and prints its state; exit code 3 unless all match the published hashes. */
export async function verifySources(
  names: readonly string[],
  { data, json }: { data?: string; json?: true },
): Promise<void> {
  const sources = chooseSources(names);
  const folder = await requireData(dataFolder(data)).catch((error: unknown) => {
    throw asCommandError(error);
  });
  const checks = await verifyFolder(folder.path, sources);
  if (json) console.log(jsonDocument(checks));
  else console.log(formatTable([['file', 'state', ''], ...checks.map(row)]).join('\n'));
  const bad = new Set(checks.filter(({ state }) => state !== 'ok').map(({ source }) => source));
  if (bad.size === 0) return;
  if (!json) console.error(`\nDownload missing or corrupt files: npx cifra data get ${[...bad].join(' ')}`);
  process.exitCode = exitCodes.inputs;
}

function row({ file, state, reason }: FileCheck): string[] {
  return [file.path, colour(tones[state], state), reason];
}
