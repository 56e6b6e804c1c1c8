import type { Source } from '@cifra/training/data/sources/catalogue.ts';
import { type GetEvent, getSource } from '@cifra/training/data/sources/get.ts';
import { presentParts } from '@cifra/training/data/sources/presentParts.ts';
import { verifyFiles } from '@cifra/training/data/sources/verify.ts';
import { bytes, duration } from '../output/figures.ts';
import { bar, createProgress, type Progress } from '../output/progress.ts';
import { asCommandError, CommandError } from '../platform/commandError.ts';
import { interrupt } from '../platform/interrupt.ts';
import { dataFolder } from './folder.ts';
import { chooseSources, type NamedManualSource } from './sources.ts';

type Options = { readonly data?: string; readonly mirror?: string };

/**
 * Downloads the sources one after another; prints the data folder on stdout when all are present. A
 * set that cannot be downloaded must already be in the folder; the error says where it comes from.
 */
export async function getSources(names: readonly string[], { data, mirror }: Options): Promise<void> {
  const { download, manual } = chooseSources(names);
  const root = dataFolder(data).path;
  const progress = createProgress();
  const stop = interrupt(() => {});
  try {
    for (const source of download) {
      progress.note(`${source.title}: ${source.terms}`);
      const onEvent = downloadDisplay(progress);
      await getSource(source, { root, fetch, signal: stop.signal, onEvent, ...mirrorsOf(mirror, source) });
    }
    for (const source of manual) {
      progress.note(`${source.title}: ${source.terms}`);
      await takePresent(root, source);
      progress.note(`  ${source.name}: already present${source.files.length > 0 ? ', verified' : ''}`);
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

/** @throws CommandError if the folder lacks a part of the set, or a file has other bytes */
async function takePresent(root: string, source: NamedManualSource): Promise<void> {
  const { name, files, how } = source;
  const { missing } = presentParts(root, source);
  if (missing.length > 0) {
    throw new CommandError(`${name} cannot be downloaded, and ${root} lacks ${missing.join(', ')}`, {
      hint: `${how}.`,
    });
  }
  const wrong = (await verifyFiles(root, name, files)).find(({ state }) => state !== 'ok');
  if (wrong) throw new CommandError(`${wrong.path}: ${wrong.reason}`, { hint: `${how}.` });
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
