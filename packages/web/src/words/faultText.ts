import type { Fault } from '../platform/fault.ts';
import { words } from './words.ts';

/** Returns the cause of a failure in the visitor's language. */
export function faultText(fault: Fault): string {
  const { faults } = words.value;
  switch (fault.code) {
    case 'download':
      return fault.status === undefined ? faults.noNetwork : faults.refusedDownload(fault.status);
    case 'not-a-picture':
      return faults.notPicture(fault.name);
    case 'document':
      return faults.document[fault.problem](fault.name);
    case 'too-many-pages':
      return faults.tooManyPages(fault.name, fault.pages, fault.most);
    case 'problem':
      return faults.problem(fault.detail);
    default:
      return faults[fault.code];
  }
}

/** Explains why nothing can be read, and the consequence. */
export function loadFaultText(fault: Fault): string {
  const { models } = words.value;
  if (fault.code === 'download') return `${faultText(fault)} ${models.waiting}`;
  return fault.code === 'no-simd' ? faultText(fault) : models.broken;
}
