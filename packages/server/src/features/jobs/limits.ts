const MiB = 2 ** 20;

/**
 * Limits of a job. They are checked while its pictures arrive, so that nothing larger is ever held
 * or written.
 */
export const jobLimits = {
  /** Number of pictures of a job. */
  pictures: 50_000,
  /** Bytes of one picture. */
  pictureBytes: 16 * MiB,
  /** Bytes of all unpacked pictures. */
  totalBytes: 1024 * MiB,
  /** Bytes of a ZIP as it is sent. */
  zipBytes: 512 * MiB,
  /** Entries of a ZIP, including folders and other files: each costs time before it is skipped. */
  zipEntries: 60_000,
  /**
   * Unpacked bytes per packed byte, over all entries of a ZIP, if they unpack to more than
   * `ratioFrom` bytes. Pictures are compressed already; blank bitmaps reach about 100.
   */
  zipRatio: 200,
  ratioFrom: MiB,
  /** Characters of a picture's name. */
  nameLength: 512,
  /** Characters of an `Idempotency-Key`. */
  keyLength: 200,
} as const;

export type JobLimits = { readonly [name in keyof typeof jobLimits]: number };

/**
 * Milliseconds after which a request that receives pictures counts as dead, if its process does not
 * confirm that it is alive.
 */
export const STALLED_MS = 60_000;

/** Days after which a job is deleted with its results. */
export const KEEP_JOBS_DAYS = 7;
