import type { Recogniser } from '@cifra/core/recognise.ts';
import type { Picture } from '@cifra/core/types.ts';

/** A thick upright stroke on white paper: goes the whole way that a digit goes. */
function strokePicture(): Picture {
  const side = 64;
  const data = new Uint8Array(side * side).fill(255);
  for (let y = 12; y < 52; y++) data.fill(0, y * side + 29, y * side + 35);
  return { width: side, height: side, channels: 1, data };
}

/** Reads once for nothing: the first reading is several times as slow as the next. */
export async function warmUp(recogniser: Recogniser): Promise<void> {
  // What fails here fails again, and is told, when something is really read.
  await recogniser.recognise(strokePicture()).catch(() => []);
}
