/** Returns the files that may be pictures or documents. Some systems give no type. */
export function readableFiles(files: readonly File[]): File[] {
  return files.filter(({ type }) => type === '' || type.startsWith('image/') || type === 'application/pdf');
}
