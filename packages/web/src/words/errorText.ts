import { DownloadError, type Fault, StoppedError } from '../inference/fault.ts';
import { words } from './words.ts';

/** What went wrong, in the visitor's language where it can happen to every visitor. */
export function errorText(error: Error): string {
  const { models } = words.value;
  if (error instanceof DownloadError) return downloadText(error);
  return error instanceof StoppedError ? models.stopped : error.message;
}

export function downloadText({ status }: { readonly status?: number | undefined }): string {
  const { download } = words.value;
  return status === undefined ? download.noNetwork : download.refused(status);
}

/** Why nothing can be read, and what comes of it. */
export function loadFaultText(fault: Fault): string {
  const { models } = words.value;
  return fault.kind === 'download' ? `${downloadText(fault)} ${models.waiting}` : models.broken;
}
