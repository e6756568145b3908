import { fromBase64 } from '../shared/bytes';
import type { LaterReminder, PhoneReminders, PhoneWish, TestReminder } from '../shared/wire';
import type { Reminded } from './called';
import type { Ask } from './phone';
import { chosen } from './words';

/** What came of asking for reminders. */
export type Reminding = 'sent' | 'blocked' | 'none' | 'failed';

const reminded: Reminded = 'reminded';
const path = '/phone/reminders';
const page = '/phone/' + reminded;

/** The address of this browser that the study has. */
const told = 'reminders';

/** What the study knows of her wish; null without a network. */
export async function wishes(ask: Ask): Promise<PhoneReminders | null> {
  const text = await ask('GET', path, '').catch(() => null);
  return text === null ? null : (JSON.parse(text) as PhoneReminders);
}

/** Her own time for the first call; empty for the opening of the diary. */
export const chooseTime = async (ask: Ask, own: string): Promise<boolean> => (await ask('POST', path, wish(null, own)).catch(() => null)) !== null;

/** Asks the browser for leave, registers at the study, and has a test sent. A browser allows this only after a tap. */
export async function remindMe(ask: Ask, key: string, own: string): Promise<Reminding> {
  if (!('PushManager' in globalThis)) return 'none';
  if ((await Notification.requestPermission()) !== 'granted') return 'blocked';
  await caches.delete(reminded);
  if (!(await register(ask, key, own))) return 'failed';
  const answer = await ask('POST', path + '/test', '{}');
  return answer !== null && (JSON.parse(answer) as TestReminder).sent ? 'sent' : 'failed';
}

/** A browser changes its address from time to time, or its push service lets go of it: then the study is told a new one. */
export async function renew(ask: Ask): Promise<void> {
  // Asked at every opening: it is also how a phone hears that it is hers no longer.
  const known = await wishes(ask);
  if (known === null || localStorage.getItem(told) === null || !mayBeCalled()) return;
  const { pushManager } = await navigator.serviceWorker.ready;
  const now = await pushManager.getSubscription();
  // A server from before it said so is taken to know.
  if (now?.endpoint === localStorage.getItem(told) && known.called !== false) return;
  if (known.called === false) await now?.unsubscribe();
  if (known.key !== null) await register(ask, known.key, known.own ?? '');
}

async function register(ask: Ask, key: string, own: string): Promise<boolean> {
  const { pushManager } = await navigator.serviceWorker.ready;
  const bytes = fromBase64(key.replaceAll('-', '+').replaceAll('_', '/'));
  const phone = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes });
  if ((await ask('POST', path, wish(phone, own))) === null) return false;
  localStorage.setItem(told, phone.endpoint);
  return true;
}

/** Whether this phone has asked to be called at all. */
export const isCalled = (): boolean => localStorage.getItem(told) !== null;

/** Asks to be called again; the moment at which the study calls, or null without a network. */
export async function callLater(ask: Ask): Promise<number | null> {
  const text = await ask('POST', path + '/later', '{}').catch(() => null);
  return text === null ? null : Date.parse((JSON.parse(text) as LaterReminder).at);
}

/** Whether what once came can still come: she or the browser may have taken the leave back. On iPhone the leave is asked for on the home screen only. */
export const mayBeCalled = (): boolean => globalThis.Notification?.permission === 'granted';

/** Whether a test has come to this phone. */
export const came = async (): Promise<boolean> => (await caches.match(page)) !== undefined;

/** She has seen it herself: some browsers show a reminder and tell the app nothing of it. */
export const seen = async (): Promise<void> => (await caches.open(reminded)).put(page, new Response());

function wish(phone: PushSubscription | null, own: string): string {
  const { endpoint = '', keys = {} } = phone?.toJSON() ?? {};
  const asked: PhoneWish = { phone: phone === null ? null : { endpoint, p256dh: keys['p256dh'] ?? '', auth: keys['auth'] ?? '' }, own: own === '' ? null : own, language: chosen() };
  return JSON.stringify(asked);
}

/** The calendar as a file that the phone opens; null when there is none yet, or no network. */
export async function calendar(ask: Ask): Promise<string | null> {
  const text = await ask('GET', '/phone/calendar.ics', '').catch(() => null);
  return text === null ? null : URL.createObjectURL(new Blob([text], { type: 'text/calendar' }));
}
