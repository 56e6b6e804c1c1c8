/** A place on the page as it is seen: CSS pixels from the top left corner of the viewport. */
export type Point = { readonly x: number; readonly y: number };

/** The little of a browser that a journey needs and that every engine's remote control can do. */
export type Driver = {
  open(url: string): Promise<void>;
  /** Sets the size of the viewport, CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** The value of a JavaScript expression in the page, awaited there where it is a promise; it must be JSON. */
  evaluate<T>(expression: string): Promise<T>;
  /** Presses the main button at the first point, goes along the path, and lets go at the last one. */
  drag(path: readonly Point[]): Promise<void>;
  /** One key by its `KeyboardEvent.key`, with modifiers before it: `Enter`, `ArrowLeft`, `Control+z`. */
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Chooses files in the file input that the CSS selector names. */
  upload(selector: string, files: readonly string[]): Promise<void>;
  /** What is seen now, as a PNG. */
  screenshot(): Promise<Uint8Array>;
  /** Ends the browser and everything that was started for it. */
  close(): Promise<void>;
};

export type EngineName = 'chromium' | 'firefox' | 'webkit';

/** A browser that is started from what is installed on the machine. */
export type Engine = {
  readonly name: EngineName;
  /** Debian's packages that it comes from. */
  readonly packages: readonly string[];
  /** Files that must be there. */
  readonly files: readonly string[];
  launch(): Promise<Driver>;
};
