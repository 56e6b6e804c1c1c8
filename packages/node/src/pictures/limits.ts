/**
 * Limits that hold before anything is decoded, so that a small file cannot claim all memory ("decompression bomb").
 * The largest phone cameras make 200-megapixel pictures of some 40 MB; scans at 600 dpi have 35 megapixels.
 */
export const limits = {
  /** Bytes of a file. */
  bytes: 128 * 1024 * 1024,
  /** Pixels by the header of the file. */
  pixels: 220e6,
  /**
   * Pixels handed to the reader, which works on some 640 a side; larger pictures are shrunk while they are decoded, which
   * takes a fraction of the memory and, of a JPEG, of the time.
   */
  workingPixels: 2e6,
  /** Longer side for one of the shorter; a page's longest line of digits is some 50 times as long as it is high. */
  aspect: 200,
  /** Pages or frames, of which the first is read; a file of many more was not made by a scanner. */
  pages: 1000,
  /** Seconds that decoding one picture may take. */
  seconds: 30,
} as const;
