import { createInterface } from 'node:readline';
import type { KeyObject } from 'node:crypto';
import type { ItemAnswer } from '../shared/wire';
import type { Answer } from '../shared/sender';
import type { Fault } from './memoryStore';
import { Phone } from './phone';

/** One line of orders from the one who holds the seed. All are begun before anything is waited for. */
type Order =
  | { readonly do: 'key' }
  | { readonly do: 'be'; readonly seed: number; readonly study: string; readonly device: string; readonly participant: string }
  | { readonly do: 'open' | 'wake' | 'close'; readonly tab: number }
  | { readonly do: 'answer'; readonly tab: number; readonly day: string; readonly answer: ItemAnswer }
  | { readonly do: 'seal'; readonly tab: number; readonly day: string }
  | { readonly do: 'faults'; readonly faults: readonly Fault[] }
  | { readonly do: 'tick'; readonly passed: number; readonly now: number }
  | { readonly do: 'reply'; readonly id: number; readonly answer: Answer | null }
  | { readonly do: 'die' };

let key: KeyObject | null = null;
let phone: Phone | null = null;

async function obey(order: Order): Promise<string | null> {
  if (order.do === 'key') {
    const made = Phone.makeKey();
    key = made.key;
    return made.spki;
  }
  if (order.do === 'be') {
    phone = new Phone(order.seed, { study: order.study, device: order.device, participant: order.participant }, key!);
    return null;
  }
  const her = phone!;
  switch (order.do) {
    case 'open': her.open(order.tab); break;
    case 'wake': her.wake(order.tab); break;
    case 'close': her.close(order.tab); break;
    case 'answer': her.answer(order.tab, order.day, order.answer); break;
    case 'seal': her.seal(order.tab, order.day); break;
    case 'faults': her.plan(order.faults); break;
    case 'tick': await her.tick(order.passed, order.now); break;
    case 'reply': her.reply(order.id, order.answer); break;
    case 'die': her.die(); break;
  }
  return null;
}

/** What can be seen of the phone once nothing moves any more. */
function seen(spki: string | null): object {
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
  for (const order of JSON.parse(line) as Order[]) spki = (await obey(order)) ?? spki;
  // Everything here is a promise that resolves by itself: once the loop has turned, nothing moves.
  for (let turn = 0; turn < 2; turn++) await new Promise(setImmediate);
  process.stdout.write(JSON.stringify(seen(spki)) + '\n');
}
