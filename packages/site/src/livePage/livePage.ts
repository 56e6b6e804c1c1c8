/** Where the page is on the site, relative to its root. */
export const livePageFolder = 'page/';

/** The page itself, in a frame that is as wide as the text. The script `client/liveFrame.ts` gives it the theme of the site. */
export function livePage(base: string): string {
  const address = `${base}${livePageFolder}`;
  return `<figure class="live">
<iframe class="live-page" src="${address}" title="Cifra: write or photograph a number" allow="camera; clipboard-write; microphone"></iframe>
<figcaption>Write a number: it is read on your device, and nothing is sent. <a href="${address}">Open the page</a></figcaption>
</figure>`;
}
