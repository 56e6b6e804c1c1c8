import type { ComponentChildren } from 'preact';

/** The exports of `components/<Name>/<Name>.examples.tsx`, or of a view: states by name. */
export type Examples = Readonly<Record<string, () => ComponentChildren>>;
