/**
 * How long a journey waits for a state, milliseconds. The state ends the waiting, not the clock:
 * WebKit compiles the runtime again with each page, which took over a minute on a busy machine.
 */
export const PATIENCE = 240_000;
