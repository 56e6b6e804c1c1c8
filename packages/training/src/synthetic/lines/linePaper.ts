/** The paper on which lines are written: its height, that of the digits on it, and where their feet are, pixels. */
export const PAPER = 56;
export const DIGIT = 28;
export const BASE = 42;
