const CLASSES = 10;

/**
 * Caches a teacher's answers for images that repeat. Checkpoints do not contain the cache: a
 * resumed run calls the teacher again and gets the same answers.
 *
 * @param ask [n, 28, 28] → logits [n, 10]
 * @param images number of different images
 * @returns the answers of `ask`; `numbers` identifies the images, if they repeat
 */
export function rememberTeacher(
  ask: (images: Float32Array) => Promise<Float32Array>,
  images: number,
): (images: Float32Array, numbers?: Uint32Array) => Promise<Float32Array> {
  const said = new Float32Array(images * CLASSES);
  const known = new Uint8Array(images);
  return async (pixels, numbers) => {
    if (!numbers) return ask(pixels);
    const rows = numbers.entries();
    if (numbers.every((number) => known[number])) {
      const logits = new Float32Array(numbers.length * CLASSES);
      for (const [row, number] of rows) {
        logits.set(said.subarray(number * CLASSES, (number + 1) * CLASSES), row * CLASSES);
      }
      return logits;
    }
    const logits = await ask(pixels);
    for (const [row, number] of rows) {
      said.set(logits.subarray(row * CLASSES, (row + 1) * CLASSES), number * CLASSES);
      known[number] = 1;
    }
    return logits;
  };
}
