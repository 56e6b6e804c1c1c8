/** The page count does not matter: TIFF is unsupported here, which its decoding reports. */
export function countTiffPages(): number {
  return 1;
}
