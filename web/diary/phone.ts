import { stillAsked } from '../shared/branching';
import { discard, keepAnswers } from '../shared/drafting';
import { rescue } from '../shared/rescue';
import { raisedBy } from './alerts';
import { keepSaid, unsealed, type Said } from '../shared/saying';
import { unsent } from '../shared/asking';
import { later, type Clock } from '../shared/clock';
import type { Draft } from '../shared/draft';
import type { Entry } from '../shared/entry';
import { IdbStore } from '../shared/idbStore';
import { LogKey } from '../shared/logKey';
import { appear, isThere, locks } from '../shared/presence';
import { Sealing } from '../shared/sealing';
import { Sender, type Answer as Reply, type Parts } from '../shared/sender';
import { headersOf, requestText, type Sign } from '../shared/signing';
import { NotKept, only, type Joined, type Tables } from '../shared/store';
import { toBase64 } from '../shared/bytes';
import { retryAfter } from '../shared/backoff';
import { ownKey, publicKeyOf, sha256, signer, verify } from '../shared/webKey';
import { eventOf, promptOf } from '../shared/occasion';
import { keepUp, orphans, throwAllAway, type Spare } from './spare';
import { cardOf, reportOf } from './told';
import { diaryOn, next, promptsOf } from '../shared/windows';
import type { Answer, DiaryCard, DiaryCardEvent, DiaryCardItem, ItemAnswer, JoinReply, OwnReport } from '../shared/wire';

const patience = 30_000;
/** Longer than this nobody waits for the second copy. */
const copying = 3_000;
const cardLasts = 6 * 3_600_000;
/** Beside the card, under this name. */
const report = 'report';

export const store = new IdbStore('daybook');

export const clock: Clock = {
  now: () => Date.now(),
  zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  offset: at => -new Date(at).getTimezoneOffset(),
};

/** The day of a moment where this phone is. */
export const dayOf = (at: number): string => new Date(at + clock.offset(at) * 60_000).toISOString().slice(0, 10);

/** A request ends after this time; AbortSignal.timeout is younger than the phones that people keep. */
export function within(milliseconds: number): AbortSignal {
  const ending = new AbortController();
  setTimeout(() => ending.abort(), milliseconds);
  return ending.signal;
}

const sixteen = (): Uint8Array => crypto.getRandomValues(new Uint8Array(16));

/** The code does not work any more. */
export class CodeUsedUp extends Error {}

/** The phone is somebody else's already. */
export class IsAnothers extends Error {}

/** What the screens show. */
export interface Shown {
  readonly joined: Joined | null;
  readonly card: DiaryCard | null;
  /** When the study gave the card. */
  readonly cardAt: number;
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly entries: readonly Entry[];
  readonly finished: ReadonlySet<string>;
  readonly unsent: ReadonlySet<string>;
  readonly copies: readonly Copy[];
  /** Whether she has said on this phone that she leaves, and the study has not taken it back. */
  readonly left: boolean;
}

export type Copy = Tables['consent'];

const leaving: Said = 'phone/withdrawal';

export async function look(): Promise<Shown> {
  const waiting = await unsent(store);
  return store.read(async tx => {
    const card = await tx.get('card', only);
    const told = card === undefined ? null : cardOf(card.text);
    // A withdrawal that the study took back counts no more.
    const stays = told?.progress.stays ?? null;
    const entries = await tx.all('entry');
    return {
      joined: (await tx.get('joined', only)) ?? null,
      card: told,
      cardAt: card?.at ?? 0,
      drafts: new Map((await tx.all('draft')).map(draft => [draft.day, draft])),
      entries,
      finished: new Set(entries.map(entry => entry.day)),
      unsent: new Set(waiting.map(entry => entry.day)),
      copies: await tx.all('consent'),
      left: entries.some(entry => (JSON.parse(entry.payload) as { form: string }).form === leaving && (entry.receipt?.seq ?? Infinity) > (stays ?? -1)),
    };
  });
}

export const keep = (items: readonly DiaryCardItem[], day: string, answers: readonly ItemAnswer[]): Promise<Draft> =>
  keepAnswers(store, clock, sixteen, day, answers, all => stillAsked(items, all));

/** What happened, or did not, and was begun by mistake. */
export const throwAway = (day: string): Promise<void> => discard(store, day);

/** What a draft is about that is no diary: an event of hers, or a prompt. */
export function besides(card: DiaryCard, day: string): { readonly title: string; readonly items: readonly DiaryCardItem[] } | undefined {
  const [event, prompt] = [eventOf(day), promptOf(day)];
  return event !== null ? eventsOf(card).find(one => one.id === event) : promptsOf(card).find(one => one.id === prompt);
}

/** The questions of a diary day, of an event of hers, or of a prompt. */
export const itemsOf = (card: DiaryCard, day: string): readonly DiaryCardItem[] =>
  eventOf(day) === null && promptOf(day) === null ? diaryOn(card, day) : (besides(card, day)?.items ?? []);

/** A card from before there were events says nothing of them. */
export const eventsOf = (card: DiaryCard): readonly DiaryCardEvent[] => card.events ?? [];

/** A browser that cannot keep something has no network trouble: she is told what it is. */
const kept = <T>(write: Promise<T>): Promise<T> =>
  write.catch((problem: unknown) => {
    throw new NotKept(String(problem));
  });

/** The key of this phone. */
export const herKey = (): Promise<CryptoKeyPair> => kept(ownKey(store));

/** Makes this phone hers. The key is kept before the code is used, so that a lost answer can be asked for again. */
export async function join(code: string): Promise<void> {
  const key = await publicKeyOf(await herKey());
  const answer = await fetch('/join', {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ code, key }),
    signal: within(patience),
  });
  if (answer.status === 422) throw (await answer.text()).includes('"device.already-enrolled"') ? new IsAnothers() : new CodeUsedUp();
  if (!answer.ok) throw new Error(String(answer.status));
  const { study, device, participant, title, stamp, logKey } = (await answer.json()) as JoinReply;
  await kept(store.write(tx => tx.put('joined', only, { study, device, participant, title, stamp, logKey })));
}

/** What the database should hold and does not. */
export const lostEntries = (): Promise<Spare[]> => orphans(() => store.read(tx => tx.all('entry')));

/** The same where the database cannot be opened: then it holds nothing. */
export const lostWithout = (): Promise<Spare[]> => orphans(() => Promise.resolve([]));

/** Asks the study with this phone's signature; null when it says no. */
export type Ask = (method: 'GET' | 'POST', rest: string, body: string) => Promise<string | null>;

/** Nothing of her is left on this phone. Only when everything is sent, what was begun too. */
export async function clear(): Promise<void> {
  const lost = await lostEntries().catch((): Spare[] => []);
  if ((await unsent(store)).length + (await store.read(tx => tx.all('draft'))).length + lost.length > 0) return;
  localStorage.clear();
  await throwAllAway().catch(() => false);
  await store.clear();
  location.reload();
}

/** A phone that has joined: it sends, and it is told what to ask. */
export class Outbox {
  private readonly sealing: Sealing;
  readonly sender: Sender;

  private constructor(
    private readonly joined: Joined,
    private readonly sign: Sign,
    window: string,
    changed: () => void,
  ) {
    const parts: Parts = { store, clock, hash: sha256, sign, log: new LogKey(verify, joined.logKey), who: joined, post, after, alive: locks ? isThere : null, chance: Math.random };
    this.sealing = new Sealing(store, clock, sha256, sign, joined);
    this.sender = new Sender(parts, window, () => (changed(), this.copyAll()));
  }

  static async of(joined: Joined, changed: () => void): Promise<Outbox> {
    const window = crypto.randomUUID();
    if (locks) await appear(window);
    return new Outbox(joined, signer(await ownKey(store)), window, changed);
  }

  /** Asks for the card when the one here is some hours old; without a network it is asked for another time. */
  async refreshCard(): Promise<void> {
    const kept = await store.read(tx => tx.get('card', only));
    // One on which nothing comes any more may have been made before her first visit, or be used up.
    const { left, card } = await look();
    if (!left && kept !== undefined && card !== null && Math.abs(clock.now() - kept.at) < cardLasts && next(card, clock.now()) !== null) return;
    const text = await this.ask('GET', '/card', '');
    if (text === null || cardOf(text) === null) return;
    await store.write(tx => tx.put('card', only, { text: text.trimEnd(), at: clock.now() }));
  }

  /** Makes an entry of a finished diary, twice on this phone when this resolves. Null when there is nothing to seal. */
  async seal(day: string): Promise<Entry | null> {
    const entry = await this.sealing.seal(day);
    // Of this very entry, whatever the database answers when it is asked for all.
    if (entry !== null) await Promise.race([this.copy([entry]), new Promise(done => setTimeout(done, copying))]);
    return entry;
  }

  /** The second copy is more than was promised: without it the first one stands, and is saved. */
  private copy(entries: readonly Entry[]): Promise<void> {
    return keepUp(entries, clock, this.sign, this.joined).catch(() => undefined);
  }

  private copyAll(): void {
    store.read(tx => tx.all('entry')).then(all => this.copy(all), () => undefined);
  }

  /** Seals what she says beside the diary; the entry is on the disk when this resolves. What she is told was not saved is not sent later behind her back. */
  async say(form: Said, about: string, said: Readonly<Record<string, Answer>>): Promise<Entry> {
    const id = await keepSaid(store, clock, sixteen, form, about, said);
    try {
      const entry = await this.seal(id);
      if (entry === null) throw new NotKept(form);
      return entry;
    } catch (problem) {
      await discard(store, id).catch(() => undefined);
      throw problem;
    }
  }

  /** A clock that is set back later is known by this. */
  noteTime(): Promise<void> {
    return store.write(async tx => tx.put('seen', only, later(await tx.get('seen', only), clock.now())));
  }

  /** Tells the team of what alarmed the phone, once for what the answer is about: she may never send that diary. */
  async tellAlarms(): Promise<void> {
    const { card, drafts, entries } = await look();
    if (card === null) return;
    const told = new Set([...entries.map(entry => (JSON.parse(entry.payload) as { occasion: { key: string } }).occasion.key), ...[...drafts.values()].map(draft => draft.said?.about)]);
    for (const { day, answers } of drafts.values())
      for (const { id } of answers.flatMap(({ item, answer }) => raisedBy(card, item, answer))) {
        const about = `alarm:${id ?? ''}:${day}`;
        // A card from before alerts had names tells it without one.
        if (!told.has(about)) await this.say('phone/report', about, { words: { skipped: true }, ...(id === undefined ? {} : { alert: { text: id } }) });
        told.add(about);
      }
  }

  /** Her own report; without a network the one that was kept here. Null when there is neither. */
  async report(): Promise<OwnReport | null> {
    const text = await this.ask('GET', '/own-report', '').catch(() => null);
    if (text !== null && reportOf(text) !== null) await store.write(tx => tx.put('card', report, { text, at: clock.now() }));
    const kept = await store.read(tx => tx.get('card', report));
    return kept === undefined ? null : reportOf(kept.text);
  }

  /** What is not sent yet as a file to save; null when all is sent. */
  async rescue(): Promise<string | null> {
    const file = await rescue(store, clock, sha256, this.sign, this.joined);
    return file === null ? null : URL.createObjectURL(new Blob([JSON.stringify(file)], { type: 'application/json' }));
  }

  /** Seals what was said when the app was closed too early. */
  async sealSaid(): Promise<void> {
    for (const id of await unsealed(store)) await this.seal(id);
  }

  /** Seals everything that was begun, as it is: a phone that is hers no longer goes on with nothing. */
  async sealAll(): Promise<void> {
    for (const { day } of await store.read(tx => tx.all('draft'))) await this.seal(day);
  }

  private async isForgotten(forgotten: boolean): Promise<void> {
    const joined = await store.read(tx => tx.get('joined', only));
    if (joined !== undefined && (joined.forgotten ?? false) !== forgotten) await store.write(tx => tx.put('joined', only, { ...joined, forgotten }));
  }

  readonly ask: Ask = async (method, rest, body) => {
    const path = `/s/${this.joined.study}${rest}`;
    const signature = toBase64(await this.sign(await requestText(sha256, method, path, body)));
    const headers = { ...headersOf(this.joined.device, signature), ...(method === 'POST' ? json : {}) };
    const answer = await fetch(path, { method, headers, ...(method === 'POST' ? { body } : {}), signal: within(patience) });
    const text = await answer.text();
    // Only the study's own word counts: what stands between may say 403 for reasons of its own.
    if (answer.status === 403 && text.includes('"device.revoked"')) await store.write(tx => tx.put('joined', only, { ...this.joined, gone: true }));
    if (answer.status === 401 && text.includes('"device.not-known"')) await this.isForgotten(true);
    if (answer.ok) await this.isForgotten(false);
    return answer.ok ? text : null;
  };
}

const json = { 'Content-Type': 'application/json' };

export async function post(path: string, headers: Readonly<Record<string, string>>, body: string): Promise<Reply> {
  const answer = await fetch(path, { method: 'POST', headers: { ...headers, ...json }, body, signal: within(patience) });
  return { status: answer.status, retryAfter: retryAfter(answer.headers.get('Retry-After'), clock.now()), text: await answer.text() };
}

function after(milliseconds: number, act: () => void): () => void {
  const timer = setTimeout(act, milliseconds);
  return () => clearTimeout(timer);
}
