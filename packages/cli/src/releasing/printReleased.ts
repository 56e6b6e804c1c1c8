import { join } from 'node:path';
import type { Manifest } from '@cifra/core/model/manifest.ts';

/** Prints the folder of a released model, its seed and its figures. */
export function printReleased(models: string, { name, version, training, figures }: Manifest): void {
  console.log(`${join(models, name)}: ${version}, seed ${training.seed}`);
  for (const { name: figure, data, value, n, interval95 } of figures)
    console.log(`${figure}, ${data}: ${value} (${interval95.join(' – ')}), n = ${n}`);
}
