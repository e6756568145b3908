/** Keeps the app on the phone. A new version waits until no window is open: never during a diary. Shows the reminders that the study sends. */
import type { Called, Reminded } from './called';
import { keptHere } from './kept';

/** Written in when the app is built: every file, under a name that holds its hash. */
declare const FILES: readonly string[];
declare const VERSION: string;

const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const reminded: Reminded = 'reminded';
const shelves = 'diary-';
const shelf = shelves + VERSION;

worker.addEventListener('install', event => {
  event.waitUntil(caches.open(shelf).then(cache => Promise.all(FILES.map(file => bring(cache, file)))));
});

/** What a network puts in the place of a file, its own page with an answer of 200, is no file: then the version that is here stays, and the browser tries again another time. */
async function bring(cache: Cache, file: string): Promise<void> {
  const answer = await fetch(file);
  const page = answer.headers.get('content-type')?.startsWith('text/html') === true;
  const ours = answer.ok && page === (file === '/phone/') && (!page || (await answer.clone().text()).includes('id="diary"'));
  if (!ours) throw new TypeError(file);
  await cache.put(file, answer);
}

// The window that installed it is its window too: from then on no newer worker takes its place while a diary is open.
worker.addEventListener('activate', event => {
  event.waitUntil(worker.clients.claim());
  event.waitUntil(caches.keys().then(names => Promise.all(names.filter(name => name.startsWith(shelves) && name !== shelf).map(name => caches.delete(name)))));
});

worker.addEventListener('fetch', event => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith('/phone/')) return;
  const wanted = event.request.mode === 'navigate' ? '/phone/' : url.pathname;
  event.respondWith(caches.open(shelf).then(async cache => (await cache.match(wanted)) ?? fetch(event.request)));
});

worker.addEventListener('push', event => {
  event.waitUntil(show(event.data!.json() as Called));
});

worker.addEventListener('notificationclick', event => {
  event.notification.close();
  event.waitUntil(come(event.notification.data as string));
});

/** A browser wants something shown for every message. What is written already is not called for again: then it is said, without a sound, that it is. */
async function show({ notification: { title, body, tag, navigate }, about, kept }: Called): Promise<void> {
  const here = about && kept ? await keptHere(about) : null;
  await worker.registration.showNotification(title, { body: here ? kept![here] : body, silent: here !== null, tag, icon: '/phone/icon.svg', data: navigate });
  await note(tag);
}

/** That a test came is kept for the window that asked for it, also when it is opened later. */
async function note(tag: string): Promise<void> {
  if (tag !== 'test') return;
  await (await caches.open(reminded)).put('/phone/' + reminded, new Response(String(Date.now())));
  new BroadcastChannel('daybook').postMessage(reminded);
}

/** To the window that is open, which is told where she is led; or to a new one. */
async function come(path: string): Promise<void> {
  const [window] = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  window?.postMessage(path);
  await (window === undefined ? worker.clients.openWindow(path) : window.focus());
}
