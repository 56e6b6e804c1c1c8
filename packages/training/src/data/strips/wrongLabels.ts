/** Pictures of ORAND-CAR-A's training part whose labels are plainly wrong, with what they show; found by reading misreadings. */
export const WRONG_LABELS: ReadonlyMap<string, string> = new Map([]);
