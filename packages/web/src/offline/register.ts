/** Lets the page work without a network after the first visit, where it is served as it was built. */
export async function keepOffline(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(new URL('sw.js', document.baseURI));
  } catch {
    // The page works all the same, with a network.
  }
}
