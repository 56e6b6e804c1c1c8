import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { family, memoryOf } from '../serving/serverProcess.ts';

/** Memory of one process after garbage collection, MB. */
export type ProcessMemory = {
  readonly pid: number;
  /** In RAM, with each shared page counted once (proportional set size). */
  readonly whole: number;
  readonly heap: number;
  /**
   * Outside of the heap, but known to it: buffers, and the memory of WebAssembly, which contains
   * the embedded database.
   */
  readonly external: number;
};

export type MemoryProbe = {
  /** Environment with which the server must be started. */
  readonly env: Readonly<Record<string, string>>;
  /**
   * Returns the memory of a process and its descendants, itself first. Processes that end meanwhile
   * are omitted.
   */
  measure(pid: number): Promise<readonly ProcessMemory[]>;
  close(): void;
};

const MB = 2 ** 20;
/** Milliseconds in which a process must respond; one that is decoding responds afterwards. */
const PATIENCE = 30_000;

/** Lets processes started with its `env` collect their garbage when their memory is measured. */
export function memoryProbe(): MemoryProbe {
  const folder = mkdtempSync(join(tmpdir(), 'cifra-memory-'));
  const script = pathToFileURL(join(import.meta.dirname, 'memoryReport.ts')).href;

  async function measureOne(pid: number): Promise<ProcessMemory | null> {
    const answer = join(folder, `${pid}.json`);
    rmSync(answer, { force: true });
    try {
      process.kill(pid, 'SIGUSR2');
      const until = performance.now() + PATIENCE;
      while (!existsSync(answer)) {
        if (performance.now() > until) throw new Error(`process ${pid} does not report its memory`);
        process.kill(pid, 0);
        await setTimeout(10);
      }
      const { heapUsed, external } = JSON.parse(readFileSync(answer, 'utf8')) as NodeJS.MemoryUsage;
      return { pid, whole: memoryOf(pid), heap: heapUsed / MB, external: external / MB };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return null;
      throw error;
    }
  }

  return {
    env: { NODE_OPTIONS: `--import=${script}`, CIFRA_BENCH_PROBE: folder },
    async measure(pid) {
      const measured: ProcessMemory[] = [];
      for (const each of family(pid)) {
        const memory = await measureOne(each);
        if (memory !== null) measured.push(memory);
      }
      return measured;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
