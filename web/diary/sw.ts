/** Keeps the app on the phone. A new version waits until no window is open: never during a diary. */
/** Written in when the app is built: every file, under a name that holds its hash. */
declare const FILES: readonly string[];
declare const VERSION: string;

const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const shelf = `diary-${VERSION}`;

worker.addEventListener('install', event => {
  event.waitUntil(caches.open(shelf).then(cache => cache.addAll([...FILES])));
});

worker.addEventListener('activate', event => {
  event.waitUntil(caches.keys().then(names => Promise.all(names.filter(name => name !== shelf).map(name => caches.delete(name)))));
});

worker.addEventListener('fetch', event => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith('/phone/')) return;
  const wanted = event.request.mode === 'navigate' ? '/phone/' : url.pathname;
  event.respondWith(caches.open(shelf).then(async cache => (await cache.match(wanted)) ?? fetch(event.request)));
});
