import { cpus } from 'node:os';
import { jsonLine } from '@cifra/cli/output/json.ts';
import { alignNumbers, formatTable } from '@cifra/cli/output/table.ts';
import { env } from '@cifra/node/onnxruntime/onnxruntime.ts';

/**
 * A row of a benchmark's table; its keys are the column headers, in order. Headers state the unit
 * of numbers.
 */
export type Row = Readonly<Record<string, string | number>>;

export type Benchmark = {
  /** Title, one line. */
  readonly name: string;
  /** The rows, all at once or each as soon as it is measured. */
  readonly run: () => AsyncIterable<Row> | Promise<readonly Row[]>;
};

/**
 * Runs a benchmark and prints its table, or with `--json` one object per row. Every
 * `bench/*.bench.ts` is a program that ends with this call: `cifra bench` starts each in a separate
 * process, so that none warms up the next.
 */
export async function bench({ name, run }: Benchmark): Promise<void> {
  const asJson = process.argv.includes('--json');
  if (!asJson) console.log(`${name}\n${machine()}\n`);
  const rows: Row[] = [];
  for await (const row of await run()) {
    rows.push(row);
    if (asJson) console.log(jsonLine({ benchmark: name, machine: machine(), ...row }));
    else if (process.stderr.isTTY) process.stderr.write(`\r${Object.values(row).map(show).join('  ')}\x1b[K`);
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  if (!asJson) console.log(tableOf(rows).join('\n'));
}

/** Lists the columns in the order of their first occurrence in the rows. */
export function tableOf(rows: readonly Row[]): string[] {
  const heads = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = [heads, ...rows.map((row) => heads.map((head) => show(row[head] ?? '')))];
  return formatTable(cells, alignNumbers(cells));
}

/** Three significant digits; more would be noise. Whole numbers stay whole. */
function show(value: string | number): string {
  if (typeof value === 'string' || Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

/** Describes the machine and the versions, without which a figure means nothing. */
export function machine(): string {
  const cores = cpus();
  const model = cores[0]?.model.trim().replaceAll(/\s+/g, ' ') ?? 'unknown processor';
  return `${model}, ${cores.length} cores; Node ${process.versions.node}, ONNX Runtime ${env.versions.common}`;
}
