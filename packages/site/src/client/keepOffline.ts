// After all else: what is kept for later must not slow down what is read now.
const address = document.querySelector<HTMLMetaElement>('meta[name="cifra-service-worker"]')?.content;
if (address && 'serviceWorker' in navigator)
  addEventListener('load', () => setTimeout(() => navigator.serviceWorker.register(address), 2000));
