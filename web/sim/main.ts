import { createInterface } from 'node:readline';
import type { KeyObject } from 'node:crypto';
import type { ItemAnswer } from '../shared/wire';
import type { Answer } from '../shared/sender';
import type { Fault } from './memoryStore';
import { Phone } from './phone';

/** One line of orders from the one who holds the seed. All are begun before anything is waited for. */
type Order =
  | { readonly do: 'turn'; readonly phone: number }
  | { readonly do: 'key' }
  | { readonly do: 'be'; readonly seed: number; readonly study: string; readonly device: string; readonly participant: string; readonly logKey: string }
  | { readonly do: 'open' | 'wake' | 'close'; readonly tab: number }
  | { readonly do: 'answer'; readonly tab: number; readonly day: string; readonly answer: ItemAnswer }
  | { readonly do: 'seal'; readonly tab: number; readonly day: string }
  | { readonly do: 'faults'; readonly faults: readonly Fault[] }
  | { readonly do: 'tick'; readonly passed: number; readonly now: number; readonly zone: string; readonly offset: number }
  | { readonly do: 'reply'; readonly id: number; readonly answer: Answer | null }
  | { readonly do: 'die' };

/** A phone before and after it has joined. */
interface Held {
  key: KeyObject | null;
  phone: Phone | null;
}

/** The phones of everybody; the orders go to one of them. */
const held = new Map<number, Held>();
let mine = of(0);

function of(number: number): Held {
  const found = held.get(number) ?? { key: null, phone: null };
  held.set(number, found);
  return found;
}

async function obey(order: Order): Promise<string | null> {
  if (order.do === 'turn') {
    mine = of(order.phone);
    return null;
  }
  if (order.do === 'key') {
    const made = Phone.makeKey();
    mine.key = made.key;
    return made.spki;
  }
  if (order.do === 'be') {
    mine.phone = new Phone(order.seed, { study: order.study, device: order.device, participant: order.participant }, mine.key!, order.logKey);
    return null;
  }
  const her = mine.phone!;
  switch (order.do) {
    case 'open': her.open(order.tab); break;
    case 'wake': her.wake(order.tab); break;
    case 'close': her.close(order.tab); break;
    case 'answer': her.answer(order.tab, order.day, order.answer); break;
    case 'seal': her.seal(order.tab, order.day); break;
    case 'faults': her.plan(order.faults); break;
    case 'tick': her.travel(order.zone, order.offset); await her.tick(order.passed, order.now); break;
    case 'reply': her.reply(order.id, order.answer); break;
    case 'die': her.die(); break;
  }
  return null;
}

/** What can be seen of the phone once nothing moves any more. */
function seen(spki: string | null): object {
  const { phone } = mine;
  if (phone === null) return { spki };
  const entries = [...phone.disk.kept.get('entry')!.values()] as { id: string; receipt: object | null }[];
  const shown = {
    spki,
    alive: phone.disk.lives.some(life => life.alive),
    due: phone.due,
    posts: phone.posts,
    saved: phone.saved,
    errors: phone.errors,
    kept: entries.map(entry => entry.id),
    sent: entries.filter(entry => entry.receipt !== null).map(entry => entry.id),
    head: phone.disk.kept.get('head')!.get('only') ?? null,
  };
  [phone.posts, phone.saved, phone.errors] = [[], [], []];
  return shown;
}

for await (const line of createInterface({ input: process.stdin })) {
  let spki: string | null = null;
  for (const { phone } of held.values()) if (phone !== null) phone.disk.acts = 0;
  for (const order of JSON.parse(line) as Order[]) spki = (await obey(order)) ?? spki;
  // Everything here is a promise that resolves by itself: once the loop has turned, nothing moves.
  for (let turn = 0; turn < 2; turn++) await new Promise(setImmediate);
  process.stdout.write(JSON.stringify(seen(spki)) + '\n');
}
