import type { Key } from '@cifra/client/generated.ts';
import { Command, InvalidArgumentError, Option } from 'commander';
import { withKeys } from '../keys/withKeys.ts';
import { jsonLine } from '../output/json.ts';
import { printable } from '../output/printable.ts';
import { formatTable } from '../output/table.ts';
import { CommandError } from '../platform/commandError.ts';
import { exitCodes } from '../platform/exitCodes.ts';

const SCOPES = ['read', 'write', 'admin'] as const;
type Scope = (typeof SCOPES)[number];

export const command = new Command('keys')
  .description('Create, list and revoke the API keys of the server.')
  .addHelpText(
    'after',
    `
Examples:
  cifra keys create scanner
  cifra keys create "review page" --scopes read,write
  cifra keys list
  cifra keys revoke 0123456789ab

Keys are stored in the data folder (CIFRA_DATA_FOLDER) or in Postgres (DATABASE_URL). If a running server uses the
folder, the command sends the change to it. The server requires a key when it runs with CIFRA_AUTH=keys.`,
  );

command
  .command('create')
  .description('Create a key. It is printed once; only its hash is stored.')
  .argument('<name>', 'human-readable name of the key’s holder')
  .addOption(
    new Option('-s, --scopes <list>', 'permissions: read, write (jobs, feedback), admin (models, keys)')
      .argParser(asScopes)
      .default(['read'], 'read'),
  )
  .action(async (name: string, { scopes }: { scopes: Scope[] }) => {
    if (name.length > 100)
      throw new CommandError('a name has at most 100 characters', { exitCode: exitCodes.usage });
    const { key, token } = await withKeys((keys) => keys.create({ name, scopes }));
    console.log(token);
    console.error(
      `This is the key ${key.id} (${key.scopes.join(', ')}). It cannot be shown again: keep it safe.`,
    );
  });

command
  .command('list')
  .description('List keys, without their tokens.')
  .option('--json', 'one JSON object per key, one per line (JSON Lines)')
  .action(async ({ json }: { json?: true }) => {
    const all = await withKeys((keys) => keys.list());
    const lines = json ? all.map(jsonLine) : all.length > 0 ? tableOf(all) : ['There are no keys.'];
    for (const line of lines) console.log(line);
  });

command
  .command('revoke')
  .description('Revoke a key.')
  .argument('<id>', 'as `cifra keys list` shows it')
  .action(async (id: string) => {
    const key = await withKeys((keys) => keys.revoke(id));
    if (key === null) throw new CommandError(`there is no key ${id}`, { hint: 'See: npx cifra keys list' });
    console.log(`${key.id} (${printable(key.name)}) is revoked.`);
  });

function asScopes(text: string): Scope[] {
  const scopes = text.split(',').map((scope) => scope.trim());
  if (scopes.every((scope): scope is Scope => SCOPES.some((known) => known === scope))) return scopes;
  throw new InvalidArgumentError(`Expected a comma-separated list of ${SCOPES.join(', ')}.`);
}

function tableOf(keys: readonly Key[]): string[] {
  const day = (time: string | null): string => time?.slice(0, 10) ?? '';
  const rows = keys.map(({ id, name, scopes, createdAt, revokedAt }) => [
    id,
    printable(name),
    scopes.join(', '),
    day(createdAt),
    day(revokedAt),
  ]);
  return formatTable([['key', 'name', 'scopes', 'created', 'revoked'], ...rows]);
}
