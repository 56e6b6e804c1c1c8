/** Pause after each frame that was read, ms: the reader stays free for other work. */
const PAUSE = 350;

/**
 * Reads frames one after the other until `signal` aborts: the next frame is taken only when the one
 * before was read, so that none waits. `take` returns null while there is no frame. A frame that
 * cannot be read is skipped.
 */
export async function watch<Frame, Read>(
  take: () => Frame | null,
  read: (frame: Frame) => Promise<Read>,
  onRead: (frame: Frame, read: Read) => void,
  signal: AbortSignal,
  pause = PAUSE,
): Promise<void> {
  while (!signal.aborted) {
    const frame = take();
    const result = frame && (await read(frame).catch(() => null));
    if (frame && result && !signal.aborted) onRead(frame, result);
    await new Promise((resume) => setTimeout(resume, pause));
  }
}
