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
   * Pixels handed to the reader; larger pictures are shrunk while they are decoded. Strokes on a 50-megapixel photograph are
   * tens of pixels wide: the reader needs three.
   */
  workingPixels: 4e6,
  /** Seconds that decoding one picture may take. */
  seconds: 30,
} as const;
