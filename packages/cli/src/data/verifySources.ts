import { requireData } from '@cifra/training/data/sources/locate.ts';
import { presentParts } from '@cifra/training/data/sources/presentParts.ts';
import { type FileCheck, verifyFiles, verifyFolder } from '@cifra/training/data/sources/verify.ts';
import { colour, type Tone } from '../output/colour.ts';
import { jsonDocument } from '../output/json.ts';
import { formatTable } from '../output/table.ts';
import { asCommandError, CommandError } from '../platform/commandError.ts';
import { exitCodes } from '../platform/exitCodes.ts';
import { dataFolder } from './folder.ts';
import { allSources, type ChosenSources, chooseSources } from './sources.ts';

const tones: Readonly<Record<FileCheck['state'], Tone>> = { ok: 'good', missing: 'warning', corrupt: 'bad' };

/**
 * Hashes every file and prints its state; exit code 3 unless all match the published hashes. Without
 * names, sets that cannot be downloaded are only checked if they are in the folder.
 */
export async function verifySources(
  names: readonly string[],
  { data, json }: { data?: string; json?: true },
): Promise<void> {
  const chosen = names.length > 0 ? withHashes(chooseSources(names)) : null;
  const folder = await requireData(dataFolder(data)).catch((error: unknown) => {
    throw asCommandError(error);
  });
  const sources = chosen ?? sourcesToCheck(folder.path);
  const checks = await verifyFolder(folder.path, sources.download);
  for (const { name, files } of sources.manual) checks.push(...(await verifyFiles(folder.path, name, files)));
  if (json) console.log(jsonDocument(checks));
  else console.log(formatTable([['file', 'state', ''], ...checks.map(row)]).join('\n'));
  const bad = new Set(checks.filter(({ state }) => state !== 'ok').map(({ source }) => source));
  if (bad.size === 0) return;
  if (!json) console.error(`\nGet missing or corrupt files: npx cifra data get ${[...bad].join(' ')}`);
  process.exitCode = exitCodes.inputs;
}

/** @throws CommandError for a set whose bytes are not known */
function withHashes(chosen: ChosenSources): ChosenSources {
  const unknown = chosen.manual.find(({ files }) => files.length === 0);
  if (!unknown) return chosen;
  const hint = 'Its source publishes no hashes: `npx cifra data list` says where it comes from.';
  throw new CommandError(`${unknown.name} cannot be verified`, { hint });
}

function sourcesToCheck(root: string): ChosenSources {
  const { download, manual } = allSources();
  const there = manual.filter((source) => presentParts(root, source).present.length > 0);
  return { download, manual: there.filter(({ files }) => files.length > 0) };
}

function row({ file, state, reason }: FileCheck): string[] {
  return [file.path, colour(tones[state], state), reason];
}
