/** Returns the files that may be pictures. Some systems give no type. */
export function imageFiles(files: readonly File[]): File[] {
  return files.filter(({ type }) => type === '' || type.startsWith('image/'));
}
