import type { ReadProgress } from '@cifra/training/data/pictures/readPictures.ts';
import { duration } from './figures.ts';
import type { Progress } from './progress.ts';

/** Shows how many pictures of a folder have been read, and the time left. */
export function pictureProgress(
  progress: Progress,
  now = () => performance.now(),
): (read: ReadProgress) => void {
  let begun: { readonly folder: string; readonly total: number; readonly at: number } | undefined;
  return ({ folder, done, total, cached }) => {
    if (begun?.folder !== folder || begun.total !== total) begun = { folder, total, at: now() };
    const read = done - cached;
    const seconds = (now() - begun.at) / 1000;
    const left = read > 0 && seconds > 0 ? ` · ${duration((seconds * (total - done)) / done)} left` : '';
    progress.update(
      `reading pictures of ${folder}: ${done.toLocaleString('en')} of ${total.toLocaleString('en')}${left}`,
    );
    if (done < total) return;
    const before = cached > 0 ? `, ${cached.toLocaleString('en')} of them from the cache` : '';
    progress.clear();
    progress.note(`${folder}: ${total.toLocaleString('en')} pictures read${before}`);
  };
}
