/** Digits as pen strokes in boxes of 60 × 100 units, x and y in turn. */
const SHAPES: Readonly<Record<string, readonly (readonly number[])[]>> = {
  2: [[5, 25, 12, 8, 30, 0, 48, 8, 50, 25, 40, 50, 5, 98, 58, 98]],
  3: [[8, 10, 28, 0, 48, 10, 48, 32, 24, 46, 50, 58, 54, 80, 30, 100, 5, 90]],
  4: [
    [38, 0, 4, 62, 58, 62],
    [42, 35, 42, 100],
  ],
  6: [[46, 2, 20, 30, 6, 70, 14, 92, 32, 100, 52, 88, 52, 68, 32, 56, 12, 66]],
  7: [[4, 4, 56, 2, 22, 100]],
  0: [[30, 0, 10, 15, 4, 50, 10, 85, 30, 100, 50, 85, 56, 50, 50, 15, 30, 0]],
};

export const NUMBER = '402736';

/** Strokes of the number: points in turn, as shares of the sheet's width and height. */
function strokes(): number[][] {
  return [...NUMBER].flatMap((digit, i) =>
    SHAPES[digit].map((stroke) =>
      stroke.map((value, at) => (at % 2 === 0 ? 0.08 + i * 0.145 + value / 600 : 0.32 + value / 300)),
    ),
  );
}

/**
 * A script for the page, run before its own: it draws as soon as there is a sheet, and calls
 * `reading` with the milliseconds from navigation to the number. `times` holds what the browser
 * measures meanwhile. The events are made in the page,
 * because input through the developer tools takes as long as the page itself.
 */
export const DRAW = `(() => {
  // Only the browser's own pointers can be captured.
  Element.prototype.setPointerCapture = () => {};
  const strokes = ${JSON.stringify(strokes())};
  const sheet = () => document.querySelector('svg.sheet');
  const isRead = () => document.querySelector('.number')?.textContent === '${NUMBER}';
  const draw = (stroke) => {
    const { x, y, width, height } = sheet().getBoundingClientRect();
    const send = (type, at, buttons) => sheet().dispatchEvent(new PointerEvent(type, {
      bubbles: true, cancelable: true, pointerId: 1, pointerType: 'mouse', isPrimary: true, button: 0, buttons,
      clientX: x + stroke[at] * width, clientY: y + stroke[at + 1] * height, pressure: buttons / 2,
    }));
    send('pointerdown', 0, 1);
    for (let at = 2; at < stroke.length; at += 2) send('pointermove', at, 1);
    send('pointerup', stroke.length - 2, 0);
  };
  const seen = (look) => new Promise((resolve) => {
    const check = () => look() && (resolve(performance.now()), true);
    if (check()) return;
    const observer = new MutationObserver(() => check() && observer.disconnect());
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  });
  const times = (window.times = { largestPaint: 0, longestTask: 0 });
  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch('largest-contentful-paint', ({ startTime }) => { times.largestPaint = startTime; });
  watch('longtask', ({ duration }) => { times.longestTask = Math.max(times.longestTask, duration); });
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const press = (name) => [...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name).click();
  window.penUpToReading = async () => {
    press('Undo');
    await pause(1200);
    const penUp = performance.now();
    draw(strokes.at(-1));
    return (await seen(isRead)) - penUp;
  };
  (async () => {
    await seen(sheet);
    // The sheet is measured once it is laid out, and its listeners follow the first render.
    await new Promise(requestAnimationFrame);
    strokes.forEach(draw);
    window.reading(await seen(isRead));
  })();
})()`;
