/** To the thread that runs PGlite. It handles one message at a time, in order. */
export type ToPglite = { readonly id: number } & (
  | { readonly kind: 'query'; readonly text: string; readonly values: readonly unknown[] }
  /** Several statements without parameters. */
  | { readonly kind: 'exec'; readonly text: string }
  | { readonly kind: 'close' }
);

export type PgliteResult = {
  readonly rows: Record<string, unknown>[];
  readonly affectedRows?: number;
  /** COMMIT, INSERT, … */
  readonly command?: string;
};

/**
 * An error of the database with its SQLSTATE and further fields: an Error would lose them between
 * threads.
 */
export type PgliteFault = { readonly message: string } & Readonly<Record<string, string | number>>;

export type FromPglite =
  | { readonly kind: 'open' }
  | { readonly kind: 'answer'; readonly id: number; readonly results: readonly PgliteResult[] }
  | { readonly kind: 'fault'; readonly id: number; readonly fault: PgliteFault };
