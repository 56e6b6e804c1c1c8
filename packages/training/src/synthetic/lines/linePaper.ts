/**
 * The paper of written lines: its height, the height of the digits on it, and the row of their
 * feet, pixels.
 */
export const PAPER = 56;
export const DIGIT = 28;
export const BASE = 42;
