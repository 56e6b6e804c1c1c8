/**
 * Limits that are checked before decoding, so that a small file cannot fill the memory
 * ("decompression bomb"). The largest phone cameras take 200-megapixel pictures of about 40 MB;
 * scans at 600 dpi have 35 megapixels.
 */
export const limits = {
  /** Bytes per file. */
  bytes: 128 * 1024 * 1024,
  /** Pixels, as stated in the header of the file. */
  pixels: 220e6,
  /**
   * Pixels passed to the reader, which works on about 640 per side. Larger pictures are shrunk
   * during decoding, which needs a fraction of the memory and, for a JPEG, of the time.
   */
  workingPixels: 2e6,
  /**
   * Ratio of the longer to the shorter side. The longest line of digits on a page has a ratio of
   * about 50.
   */
  aspect: 200,
  /** Pages or frames; only the first is read. Scanners do not produce files with many more. */
  pages: 1000,
  /** Seconds that decoding one picture may take. */
  seconds: 30,
  /**
   * Scans of a progressive JPEG, and scans times pixels, for decoders that cannot be interrupted. A
   * pixel of a scan takes about 5 ns.
   */
  scans: 500,
  scannedPixels: 3e9,
} as const;
