/** Pen strokes on a grid of 24: one path per icon. */
const PATHS = {
  undo: 'M9 5 4 10l5 5M4 10h10a6 6 0 0 1 0 12h-3',
  redo: 'm15 5 5 5-5 5M20 10H10a6 6 0 0 0 0 12h3',
  clear: 'M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14M10 11v6M14 11v6',
  eraser: 'm8 20-4.5-4.5 11-11 6 6L11 20zM9 10l6 6M8 20h12',
  next: 'M4 12h15m-6-6 6 6-6 6',
  camera: 'M4 8h4l2-3h4l2 3h4v11H4zM12 10a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7',
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9h.01',
  copy: 'M9 9h11v12H9zM5 15H4V3h11v2',
  say: 'M4 9v6h4l5 4V5L8 9zM16.5 8.5a5 5 0 0 1 0 7M19 6a8 8 0 0 1 0 12',
  listen: 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3M6 11a6 6 0 0 0 12 0M12 17v4',
  download: 'M12 4v11m-5-5 5 5 5-5M4 20h16',
  keep: 'm5 12 5 6L20 6',
  share: 'M12 3v12M8 7l4-4 4 4M5 12v8h14v-8',
  close: 'm6 6 12 12M18 6 6 18',
} as const;
export type IconName = keyof typeof PATHS;

/** An icon next to the label of a control. It never replaces the label. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
