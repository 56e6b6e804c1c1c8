const MiB = 2 ** 20;

/** Limits of a job, kept while its pictures arrive: nothing larger is ever held or written. */
export const jobLimits = {
  /** Pictures of a job. */
  pictures: 50_000,
  /** Bytes of one picture. */
  pictureBytes: 16 * MiB,
  /** Bytes of all pictures, unpacked. */
  totalBytes: 1024 * MiB,
  /** Bytes of a ZIP as it is sent. */
  zipBytes: 512 * MiB,
  /** Entries of a ZIP, folders and what is no picture included: each costs time before it is passed over. */
  zipEntries: 60_000,
  /** Unpacked bytes for a packed one, over all entries of a ZIP, where they unpack to more than `ratioFrom` bytes. Pictures are packed already; blank bitmaps reach some 100. */
  zipRatio: 200,
  ratioFrom: MiB,
  /** Characters of a picture's name. */
  nameLength: 512,
  /** Characters of an `Idempotency-Key`. */
  keyLength: 200,
} as const;

export type JobLimits = { readonly [name in keyof typeof jobLimits]: number };

/** Days after which a job is forgotten, results and all. */
export const KEEP_JOBS_DAYS = 7;
