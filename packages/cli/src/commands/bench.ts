import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { root } from '@cifra/node/root.ts';
import { Command } from 'commander';
import { colour } from '../output/colour.ts';
import { CommandError } from '../platform/commandError.ts';
import { exitCodes } from '../platform/exitCodes.ts';

const ending = '.bench.ts';

export const command = new Command('bench')
  .description('Measure speed on this machine: training, inference and more, compared with other libraries.')
  .argument('[names...]', 'only benchmarks whose name contains one of these words')
  .option('--list', 'print the names and exit')
  .option('--json', 'one JSON object per row instead of tables')
  .addHelpText('after', '\nClose other programs first. Recorded results are in bench/RECORDS.md.')
  .action(async (words: string[], { list, json }: { list?: true; json?: true }) => {
    const files = chooseBenchmarks(words);
    if (list) return void console.log(files.map(nameOf).join('\n'));
    let failed = 0;
    for (const file of files) {
      if (!json) console.log(`\n${colour('strong', `# ${nameOf(file)}`)}`);
      if ((await runBenchmark(file, json ? ['--json'] : [])) !== 0) failed++;
    }
    if (failed > 0)
      throw new CommandError(`${failed} of ${files.length} benchmarks failed; their errors are above.`);
  });

function chooseBenchmarks(words: readonly string[]): string[] {
  const all = globSync(`bench/*${ending}`, { cwd: root }).sort();
  const chosen = all.filter(
    (file) => words.length === 0 || words.some((word) => nameOf(file).includes(word)),
  );
  if (chosen.length > 0) return chosen;
  const hint =
    all.length > 0 ? `Available: ${all.map(nameOf).join(', ')}` : 'The folder bench/ contains no benchmarks.';
  throw new CommandError(`no benchmark matches ${words.join(', ') || 'anything'}`, {
    hint,
    exitCode: exitCodes.usage,
  });
}

function nameOf(file: string): string {
  return basename(file, ending);
}

/**
 * Runs a benchmark in its own process, so that it does not warm up the next one. Resolves with the
 * exit code.
 */
function runBenchmark(file: string, words: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [file, ...words], { cwd: root, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (signal === 'SIGINT' || code === exitCodes.interrupted) process.exit(exitCodes.interrupted);
      resolve(code ?? exitCodes.failed);
    });
  });
}
