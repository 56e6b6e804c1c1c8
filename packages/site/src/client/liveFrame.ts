// The framed page shows the theme of the site around it.
const frames = document.querySelectorAll<HTMLIFrameElement>('.live-page');

function show(frame: HTMLIFrameElement): void {
  const page = frame.contentDocument?.documentElement;
  const { theme } = document.documentElement.dataset;
  if (page && theme) page.dataset.theme = theme;
}

for (const frame of frames) {
  frame.addEventListener('load', () => show(frame));
  show(frame);
}
new MutationObserver(() => frames.forEach(show)).observe(document.documentElement, {
  attributeFilter: ['data-theme'],
});
