/** A point on the visible page: CSS pixels from the top left corner of the viewport. */
export type Point = { readonly x: number; readonly y: number };

/** The browser functions that a journey needs and every engine's remote control supports. */
export type Driver = {
  open(url: string): Promise<void>;
  /** Sets the size of the viewport, CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /**
   * Evaluates a JavaScript expression in the page and awaits it if it is a promise; the value must
   * be JSON.
   */
  evaluate<T>(expression: string): Promise<T>;
  /**
   * Presses the main button at the first point, moves along the path and releases it at the last
   * point.
   */
  drag(path: readonly Point[]): Promise<void>;
  /**
   * Presses a key by its `KeyboardEvent.key`, with modifiers: `Enter`, `ArrowLeft`, `Control+z`.
   */
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Chooses files in the file input that a CSS selector matches. */
  upload(selector: string, files: readonly string[]): Promise<void>;
  /** Closes the browser and every process started for it. */
  close(): Promise<void>;
};

export type EngineName = 'chromium' | 'firefox' | 'webkit';

/** A browser started from the installation on this machine. */
export type Engine = {
  readonly name: EngineName;
  /** Its Debian packages. */
  readonly packages: readonly string[];
  /** Files that must exist. */
  readonly files: readonly string[];
  launch(): Promise<Driver>;
};
