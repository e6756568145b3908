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
  event.waitUntil(bring());
});

/** All files or none: what is not there yet leaves the version that is here as it is, and the browser tries again another time. */
async function bring(): Promise<void> {
  const answers = await Promise.all(FILES.map(async file => [file, await ours(file)] as const));
  const cache = await caches.open(shelf);
  await Promise.all(answers.map(([file, answer]) => cache.put(file, answer)));
}

/** What a network puts in the place of a file, its own page with an answer of 200, is no file. */
async function ours(file: string): Promise<Response> {
  const answer = await fetch(file);
  if (answer.ok && (await fits(file, answer))) return answer;
  throw new TypeError(file);
}

const kinds: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml', png: 'image/png', webmanifest: 'application/manifest+json' };

/** A file has the type of its name; the page names the script of this version. */
async function fits(file: string, answer: Response): Promise<boolean> {
  const type = answer.headers.get('content-type')?.split(';')[0];
  if (file !== '/phone/') return type === kinds[file.split('.').at(-1)!];
  const page = await answer.clone().text();
  return type === 'text/html' && FILES.some(script => /\/index\.[^/]*\.js$/.test(script) && page.includes(script));
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
