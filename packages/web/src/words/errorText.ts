import { DownloadError, type Fault, StoppedError } from '../inference/fault.ts';
import { words } from './words.ts';

/** Returns the message of an error, in the visitor's language for errors that any visitor can meet. */
export function errorText(error: Error): string {
  const { models } = words.value;
  if (error instanceof DownloadError) return downloadText(error);
  return error instanceof StoppedError ? models.stopped : error.message;
}

export function downloadText({ status }: { readonly status?: number | undefined }): string {
  const { download } = words.value;
  return status === undefined ? download.noNetwork : download.refused(status);
}

/** Explains why nothing can be read, and the consequence. */
export function loadFaultText(fault: Fault): string {
  const { models } = words.value;
  return fault.kind === 'download' ? `${downloadText(fault)} ${models.waiting}` : models.broken;
}
