import { signal } from '@preact/signals';

/** The event of browsers that can install the page; not in the DOM's types. */
type InstallEvent = Event & { prompt(): Promise<unknown> };

/** Asks the browser to install the page; null where it cannot, or when it is installed. */
export const install = signal<(() => void) | null>(null);

/** True once the page works without a network. */
export const worksOffline = signal(false);

/** Follows what the browser says about installing the page and keeping it. */
export function followInstallation(): void {
  addEventListener('beforeinstallprompt', (event) => {
    // The page has its own button.
    event.preventDefault();
    install.value = () => void (event as InstallEvent).prompt();
  });
  addEventListener('appinstalled', () => {
    install.value = null;
  });
  void navigator.serviceWorker?.ready.then(() => {
    worksOffline.value = true;
  });
}
