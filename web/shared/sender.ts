import { bodyOf, toAsk, unsent, type Asked } from './asking';
import { cap, wait } from './backoff';
import type { Clock } from './clock';
import type { LogKey } from './logKey';
import type { Hash } from './merkle';
import { receive, type Outcome } from './receiving';
import { headersOf, requestText, type Identity, type Sign } from './signing';
import { toBase64 } from './bytes';
import { only, type Store } from './store';
import type { SyncReply } from './wire';

/** What the server answered. */
export interface Answer {
  readonly status: number;
  /** Milliseconds that the server asks to wait. */
  readonly retryAfter: number;
  readonly text: string;
}

export type Post = (path: string, headers: Readonly<Record<string, string>>, body: string) => Promise<Answer>;

/** Calls back later; what it returns calls that off. */
export type After = (milliseconds: number, act: () => void) => () => void;

export interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly hash: Hash;
  readonly sign: Sign;
  readonly log: LogKey;
  readonly who: Identity;
  readonly post: Post;
  readonly after: After;
  /** Whether the window of that name is still there; null where nobody can know. */
  readonly alive: ((holder: string) => Promise<boolean>) | null;
  /** A number from 0 up to 1. */
  readonly chance: () => number;
}

/** A window that sends holds the lease; one that died loses it at once where the browser tells of its death, and after this where it does not. */
export const lease = 60_000;

/** Sends what is unsent, one request at a time from one window of the phone, until everything has its receipt. */
export class Sender {
  private running = false;
  private again = false;
  private opened = true;
  private failures = 0;
  private told = 0;
  private callOff: (() => void) | null = null;

  constructor(
    private readonly parts: Parts,
    private readonly holder: string,
    private readonly changed: () => void = () => undefined,
  ) {}

  /** There may be something to send: after saving, on opening, on being looked at again, on coming online. */
  wake(): void {
    if (this.running) this.again = true;
    // A server under pressure said when to come again; nothing makes it earlier.
    else if (this.told === 0) void this.run();
  }

  private async run(): Promise<void> {
    this.callOff?.();
    this.callOff = null;
    this.running = true;
    try {
      do this.again = false;
      while ((await this.round()) || this.again);
    } catch {
      this.failures++;
      this.comeBack(wait(this.failures - 1, this.parts.chance(), this.told));
    } finally {
      this.running = false;
      this.changed();
    }
  }

  /** One request and its reply; whether there is more to send. */
  private async round(): Promise<boolean> {
    const asked = await toAsk(this.parts.store);
    if (asked.entries.length === 0 && asked.lost === undefined && !this.opened) return false;
    if (!(await this.take())) {
      this.comeBack(lease);
      return false;
    }
    let outcome: Outcome;
    try {
      outcome = await this.send(asked);
    } finally {
      await this.release();
    }
    [this.opened, this.failures] = [false, 0];
    this.changed();
    const left = await unsent(this.parts.store);
    const lost = await this.isLost();
    if (left.length > 0 || lost) this.comeBack(cap);
    // A report that was made and not taken waits as an entry with trouble does; one that nobody has made yet is made at once.
    return left.some(entry => entry.trouble === null) || (lost && outcome !== 'taken');
  }

  private async send(asked: Asked): Promise<Outcome> {
    const { hash, sign, log, who, post, clock, store } = this.parts;
    const path = `/s/${who.study}/sync`;
    const body = JSON.stringify(bodyOf(asked, clock));
    const signature = toBase64(await sign(await requestText(hash, 'POST', path, body)));
    const answer = await post(path, headersOf(who.device, signature), body);
    if (answer.status !== 200) {
      // Remembered at once: whatever else goes wrong in this round, the server's time stands.
      this.told = answer.retryAfter;
      throw new Error('the server did not take it');
    }
    return receive(store, { hash, log, who }, asked, JSON.parse(answer.text) as SyncReply);
  }

  private isLost(): Promise<boolean> {
    return this.parts.store.read(async tx => (await tx.get('lost', only)) !== undefined);
  }

  private async take(): Promise<boolean> {
    const now = this.parts.clock.now();
    const dead = await this.deadHolder();
    return this.parts.store.write(async tx => {
      const held = await tx.get('lease', only);
      // A lease that ends later than any could is one that the clock has jumped away from.
      if (held !== undefined && held.holder !== this.holder && held.holder !== dead && now < held.until && held.until <= now + lease) return false;
      await tx.put('lease', only, { holder: this.holder, until: now + lease });
      return true;
    });
  }

  /** The window that holds the lease and is gone; null when there is none. */
  private async deadHolder(): Promise<string | null> {
    if (this.parts.alive === null) return null;
    const holder = (await this.parts.store.read(tx => tx.get('lease', only)))?.holder;
    return holder === undefined || holder === this.holder || (await this.parts.alive(holder)) ? null : holder;
  }

  private release(): Promise<void> {
    return this.parts.store.write(async tx => {
      if ((await tx.get('lease', only))?.holder === this.holder) await tx.remove('lease', only);
    });
  }

  private comeBack(milliseconds: number): void {
    this.callOff?.();
    this.callOff = this.parts.after(milliseconds, () => {
      if (this.running) return;
      this.told = 0;
      void this.run();
    });
  }
}
