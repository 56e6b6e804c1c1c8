import type { Source } from '@cifra/training/data/sources/catalogue.ts';
import { type GetEvent, getSource } from '@cifra/training/data/sources/get.ts';
import { bytes, duration } from '../output/figures.ts';
import { bar, createProgress, type Progress } from '../output/progress.ts';
import { asCommandError } from '../platform/commandError.ts';
import { interrupt } from '../platform/interrupt.ts';
import { dataFolder } from './folder.ts';
import { chooseSources } from './sources.ts';

type Options = { readonly data?: string; readonly mirror?: string };

/**
 * Downloads the sources one after another; prints the data folder on stdout when all are present.
 */
export async function getSources(names: readonly string[], { data, mirror }: Options): Promise<void> {
  const sources = chooseSources(names);
  const root = dataFolder(data).path;
  const progress = createProgress();
  const stop = interrupt(() => {});
  try {
    for (const source of sources) {
      progress.note(`${source.title}: ${source.terms}`);
      const onEvent = downloadDisplay(progress);
      await getSource(source, { root, fetch, signal: stop.signal, onEvent, ...mirrorsOf(mirror, source) });
    }
    console.log(root);
  } catch (error) {
    if (!stop.signal.aborted) throw asCommandError(error, root);
    progress.note('stopped; the partial download is kept: run the same command to resume');
    process.exitCode = stop.exitCode();
  } finally {
    progress.done();
    stop.dispose();
  }
}

function mirrorsOf(mirror: string | undefined, source: Source): { mirrors?: string[] } {
  if (mirror === undefined) return {};
  return { mirrors: [mirror.endsWith('/') ? mirror : `${mirror}/`, ...source.mirrors] };
}

/**
 * Shows a bar with bytes per second during a download, and a permanent line for each finished file.
 */
export function downloadDisplay(
  progress: Progress,
  now = () => performance.now(),
): (event: GetEvent) => void {
  let begun: { remote: string; at: number; received: number } | undefined;
  return (event) => {
    switch (event.kind) {
      case 'present':
        return progress.note(`  ${event.remote}: already present, verified`);
      case 'done':
        progress.clear();
        return progress.note(`  ${event.remote}: downloaded, verified`);
      case 'failed':
        return progress.note(`  ${event.remote}: ${event.reason} (${event.url})`);
      case 'waiting':
        return progress.note(`  ${event.remote}: trying again in ${duration(event.wait / 1000)}`);
      case 'progress': {
        if (begun?.remote !== event.remote)
          begun = { remote: event.remote, at: now(), received: event.received };
        const seconds = (now() - begun.at) / 1000;
        const speed = seconds > 0 ? (event.received - begun.received) / seconds : 0;
        return progress.update(progressLine(event, speed));
      }
      default:
        event satisfies never;
    }
  };
}

type Received = Extract<GetEvent, { kind: 'progress' }>;

function progressLine({ remote, received, total }: Received, speed: number): string {
  const rate = speed > 0 ? `  ${bytes(speed)}/s` : '';
  if (total === null) return `  ${remote}  ${bytes(received)}${rate}`;
  return `  ${remote}  ${bar(received / total)}  ${bytes(received)} of ${bytes(total)}${rate}`;
}
