const MINUTE_MS = 60_000;

/**
 * Passes an error on, unless an error with the same message was passed on less than a minute ago.
 * While a database is unavailable or a disk is full, the queue fails every second.
 */
export function seldom(
  report: (error: unknown) => void,
  now: () => number = () => performance.now(),
): (error: unknown) => void {
  const reported = new Map<string, number>();
  return (error) => {
    const message = error instanceof Error ? error.message : String(error);
    for (const [text, at] of reported) if (now() - at >= MINUTE_MS) reported.delete(text);
    if (reported.has(message)) return;
    reported.set(message, now());
    report(error);
  };
}
