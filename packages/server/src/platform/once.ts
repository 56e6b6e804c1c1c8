/** A value that is loaded when it is first needed, and then kept. */
export type Once<T> = {
  get(): Promise<T>;
  /** Null if it was never needed. */
  loaded(): Promise<T> | null;
};

export function once<T>(load: () => Promise<T>): Once<T> {
  let loading: Promise<T> | null = null;
  return {
    get() {
      loading ??= load();
      return loading;
    },
    loaded: () => loading,
  };
}
