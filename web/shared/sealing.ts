import { toBase64 } from './bytes';
import type { Draft } from './draft';
import { keyOf, type Entry } from './entry';
import { iso, later, utc, type Clock } from './clock';
import { aboutOf } from './occasion';
import { entryText, type Identity, type Sign } from './signing';
import type { Hash } from './merkle';
import { NotKept, only, type Store, type Transaction } from './store';

interface Plan {
  readonly draft: Draft;
  readonly number: number;
  readonly seen: number;
}

/** Makes an entry of a finished diary: numbered, signed, on the disk, and read back. Before this resolves nobody may say "saved". */
export class Sealing {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly hash: Hash,
    private readonly sign: Sign,
    private readonly who: Identity,
  ) {}

  /** The day's entry; one that another window made in the meantime is as good. Null when there is nothing to seal. */
  async seal(day: string): Promise<Entry | null> {
    for (;;) {
      const plan = await this.store.read(tx => this.plan(tx, day));
      if (plan === null) return this.store.read(tx => entryOf(tx, day));
      const entry = await this.written(plan);
      if (!(await this.store.write(tx => this.keep(tx, plan, entry)))) continue;
      await this.readBack(entry);
      return entry;
    }
  }

  private async plan(tx: Transaction, day: string): Promise<Plan | null> {
    const draft = await tx.get('draft', day);
    if (draft === undefined) return null;
    const numbering = await tx.get('numbering', only);
    const seen = await tx.get('seen', only);
    return { draft, number: (numbering?.last ?? 0) + 1, seen: later(seen, this.clock.now()).at };
  }

  /** Signing cannot happen inside a transaction, so the number is checked again when the entry is kept. */
  private async written({ draft, number, seen }: Plan): Promise<Entry> {
    const now = this.clock.now();
    const unsigned = {
      id: draft.id,
      number,
      localClock: iso(this.clock, now),
      zone: this.clock.zone(),
      seen: utc(seen),
      payload: this.payload(draft),
    };
    const signature = await this.sign(await entryText(this.hash, this.who, unsigned));
    return { ...unsigned, day: draft.day, signature: toBase64(signature), receipt: null, trouble: null };
  }

  private payload(draft: Draft): string {
    return JSON.stringify({
      participant: this.who.participant,
      ...(draft.said === undefined ? aboutOf(draft.day) : { form: draft.said.form, occasion: { kind: 'unscheduled', key: draft.said.about, repeat: 0 } }),
      answers: draft.answers,
      collected: null,
    });
  }

  /** False when another window was faster: then all is thought over again. */
  private async keep(tx: Transaction, plan: Plan, entry: Entry): Promise<boolean> {
    const draft = await tx.get('draft', entry.day);
    if (draft?.id !== plan.draft.id || draft.turn !== plan.draft.turn) return false;
    if (((await tx.get('numbering', only))?.last ?? 0) + 1 !== entry.number) return false;
    await tx.put('numbering', only, { last: entry.number });
    await tx.put('entry', keyOf(entry.number), entry);
    await tx.put('seen', only, later(await tx.get('seen', only), this.clock.now()));
    await tx.remove('draft', entry.day);
    return true;
  }

  private async readBack(entry: Entry): Promise<void> {
    const kept = await this.store.read(tx => tx.get('entry', keyOf(entry.number)));
    if (kept?.id !== entry.id || kept.payload !== entry.payload || kept.signature !== entry.signature) throw new NotKept(entry.day);
  }
}

async function entryOf(tx: Transaction, day: string): Promise<Entry | null> {
  return (await tx.all('entry')).find(entry => entry.day === day) ?? null;
}
