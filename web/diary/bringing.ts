/** Sends what the browser's database has lost from its second copy, until the study has it. */
import { wait } from '../shared/backoff';
import { LogKey } from '../shared/logKey';
import { taken } from '../shared/receiving';
import type { Post } from '../shared/sender';
import { headersOf } from '../shared/signing';
import { sha256, verify } from '../shared/webKey';
import type { SyncReply, SyncRequest } from '../shared/wire';
import { throwAway, type Spare } from './spare';

export interface Bringing {
  /** There may be a network. A server that said when to come again is not asked earlier. */
  readonly wake: () => void;
  readonly stop: () => void;
}

/** One round at a time; after each that found something, what is left is told. */
export function bring(find: () => Promise<Spare[]>, post: Post, tell: (left: readonly Spare[]) => void): Bringing {
  let [running, failures, told, timer] = [false, 0, 0, 0];
  const round = async (): Promise<void> => {
    const lost = await find();
    if (lost.length === 0) return;
    tell(lost);
    const asked = await sendAll(lost, post);
    const left = await find();
    tell(left);
    failures = left.length === 0 ? 0 : failures + 1;
    if (left.length > 0) comeBack(asked);
  };
  const comeBack = (asked: number): void => {
    told = asked;
    const again = (): void => {
      told = 0;
      wake();
    };
    timer = setTimeout(again, wait(failures - 1, Math.random(), asked)) as unknown as number;
  };
  const wake = (): void => {
    if (running || told > 0) return;
    clearTimeout(timer);
    running = true;
    // Where nothing can be found out, nothing is told; it is looked at again when she looks again.
    round().then(() => (running = false), () => (running = false));
  };
  return { wake, stop: () => clearTimeout(timer) };
}

/** Until one is not taken; how long the server asks to wait, in milliseconds. */
async function sendAll(copies: readonly Spare[], post: Post): Promise<number> {
  for (const copy of copies) {
    const { entries } = JSON.parse(copy.body) as SyncRequest;
    const answer = await post(`/s/${copy.study}/sync`, headersOf(copy.device, copy.signature), copy.body).catch(() => null);
    if (answer === null || answer.status >= 500 || answer.status === 429) return answer?.retryAfter ?? 0;
    if (answer.status !== 200) continue;
    // What cannot be read or proved is no answer of the study's: this copy stays, and the next one is sent all the same.
    const proved = await proof(copy, entries, answer.text).catch(() => new Set<string>());
    await throwAway(entries.map(entry => entry.id).filter(id => proved.has(id)));
  }
  return 0;
}

async function proof(copy: Spare, entries: SyncRequest['entries'], text: string): Promise<Pick<Set<string>, 'has'>> {
  return taken({ hash: sha256, log: new LogKey(verify, copy.logKey), who: copy }, entries, JSON.parse(text) as SyncReply);
}
