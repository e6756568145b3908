import { createHash, createPublicKey, generateKeyPairSync, sign as signWith, verify as verifyWith, type KeyObject } from 'node:crypto';
import type { Clock } from '../shared/clock';
import { DayIsFinished, keepAnswers } from '../shared/drafting';
import type { Entry } from '../shared/entry';
import { LogKey, type Verify } from '../shared/logKey';
import { Sealing } from '../shared/sealing';
import { Sender, type Answer } from '../shared/sender';
import type { Identity } from '../shared/signing';
import type { ItemAnswer } from '../shared/wire';
import { seeded } from './chance';
import { Disk, MemoryStore, type Fault, type Life } from './memoryStore';

/** A request on its way. */
export interface Post {
  readonly id: number;
  readonly tab: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Timer {
  readonly at: number;
  readonly life: Life;
  readonly act: () => void;
}

interface Tab {
  readonly life: Life;
  readonly store: MemoryStore;
  readonly sealing: Sealing;
  readonly sender: Sender;
}

interface Waiting {
  readonly life: Life;
  readonly answer: (answer: Answer) => void;
  readonly fail: (problem: Error) => void;
}

const verify: Verify = async (spki, signature, bytes) =>
  verifyWith('sha256', bytes, { key: createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }), dsaEncoding: 'ieee-p1363' }, signature);

/** One phone with the real outbox on a disk that may fail, in a time that somebody else moves. */
export class Phone {
  /** Milliseconds that have truly passed, and what the phone's clock says. */
  passed = 0;
  now = 0;
  posts: Post[] = [];
  saved: Entry[] = [];
  errors: string[] = [];
  readonly disk = new Disk();
  private place = { zone: 'Europe/Madrid', offset: 120 };
  private readonly clock: Clock = { now: () => this.now, zone: () => this.place.zone, offset: () => this.place.offset };
  private readonly tabs = new Map<number, Tab>();
  private readonly waiting = new Map<number, Waiting>();
  private timers: Timer[] = [];
  private made = 0;
  private readonly key: KeyObject;
  private readonly log: LogKey;
  private readonly chance: () => number;

  constructor(
    seed: number,
    readonly who: Identity,
    key: KeyObject,
    logKey: string,
  ) {
    this.key = key;
    this.log = new LogKey(verify, logKey);
    this.chance = seeded(seed);
  }

  static makeKey(): { key: KeyObject; spki: string } {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return { key: privateKey, spki: publicKey.export({ type: 'spki', format: 'der' }).toString('base64') };
  }

  get due(): number | null {
    const alive = this.timers.filter(timer => timer.life.alive);
    return alive.length === 0 ? null : Math.min(...alive.map(timer => timer.at));
  }

  open(number: number): void {
    const life: Life = { alive: true };
    this.disk.lives.push(life);
    const hash = async (bytes: Uint8Array): Promise<Uint8Array> => createHash('sha256').update(bytes).digest();
    const sign = async (bytes: Uint8Array): Promise<Uint8Array> => signWith('sha256', bytes, { key: this.key, dsaEncoding: 'ieee-p1363' });
    const store = new MemoryStore(this.disk, life, () => Math.floor(this.chance() * 4));
    const { clock } = this;
    const parts = { store, clock, hash, sign, log: this.log, who: this.who, chance: this.chance, post: this.poster(number, life), after: this.afterIn(life), alive: null };
    const tab = { life, store, sealing: new Sealing(store, clock, hash, sign, this.who), sender: new Sender(parts, `tab-${++this.made}`) };
    this.tabs.set(number, tab);
    tab.sender.wake();
  }

  answer(tab: number, day: string, answer: ItemAnswer): void {
    const { store } = this.alive(tab);
    this.doing(keepAnswers(store, this.clock, () => Uint8Array.from({ length: 16 }, () => Math.floor(this.chance() * 256)), day, [answer]));
  }

  /** She presses Send; what is saved is shown, and sending begins. */
  seal(tab: number, day: string): void {
    const { sealing, sender } = this.alive(tab);
    this.doing(
      sealing.seal(day).then(entry => {
        if (entry === null) return;
        this.saved.push(entry);
        sender.wake();
      }),
    );
  }

  wake(tab: number): void {
    this.alive(tab).sender.wake();
  }

  close(tab: number): void {
    this.alive(tab).life.alive = false;
    this.tabs.delete(tab);
  }

  die(): void {
    this.disk.die();
    this.tabs.clear();
  }

  plan(faults: readonly Fault[]): void {
    this.disk.faults = [...faults];
  }

  /** Where she is: the phone's clock shows the time of that place. */
  travel(zone: string, offset: number): void {
    this.place = { zone, offset };
  }

  /** Fires what is due, in order. */
  async tick(passed: number, now: number): Promise<void> {
    [this.passed, this.now] = [passed, now];
    const due = this.timers.filter(timer => timer.at <= passed).sort((left, right) => left.at - right.at);
    this.timers = this.timers.filter(timer => timer.at > passed);
    for (const timer of due) if (timer.life.alive) timer.act();
  }

  reply(id: number, answer: Answer | null): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (waiting === undefined || !waiting.life.alive) return;
    if (answer === null) waiting.fail(new Error('no network'));
    else waiting.answer(answer);
  }

  private alive(number: number): Tab {
    const tab = this.tabs.get(number);
    if (tab === undefined) throw new Error(`tab ${number} is not open`);
    return tab;
  }

  private doing(act: Promise<unknown>): void {
    act.catch((problem: unknown) => this.errors.push(problem instanceof DayIsFinished ? 'finished' : String(problem)));
  }

  private poster(tab: number, life: Life) {
    return (path: string, headers: Readonly<Record<string, string>>, body: string): Promise<Answer> =>
      new Promise((answer, fail) => {
        if (!life.alive) return;
        const id = ++this.made;
        this.posts.push({ id, tab, path, headers, body });
        this.waiting.set(id, { life, answer, fail });
      });
  }

  private afterIn(life: Life) {
    return (milliseconds: number, act: () => void): (() => void) => {
      const timer = { at: this.passed + milliseconds, life, act };
      this.timers.push(timer);
      return () => {
        this.timers = this.timers.filter(other => other !== timer);
      };
    };
  }
}
