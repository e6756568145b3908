import { tables, type Store, type Table, type Tables, type Transaction } from '../shared/store';

/** What may happen to the next write. */
export type Fault =
  /** Nothing. */
  | 'none'
  /** The browser aborts it: nothing is written and the caller is told (quota, a lost connection). */
  | 'abort'
  /** The app dies before the commit: nothing is written and nobody is told. */
  | 'die-before'
  /** The app dies after the commit: it is written and nobody is told. */
  | 'die-after'
  /** The browser says that it is written, and it is not. */
  | 'vanish';

const mostActs = 5_000;

/** How slow a slow look is, in turns of the loop: long enough to plan, sign and keep an entry meanwhile. */
const longWait = 200;

type Kept = Map<Table, Map<string, unknown>>;

/** One window of the app, alive until it is closed or the app dies. */
export interface Life {
  alive: boolean;
}

/**
 * The disk of a phone, which outlives its app. The crash model: a write whose promise has resolved survives everything, unless the browser
 * lied; one that has not is whole or absent; several are in the order in which they were committed.
 */
export class Disk {
  kept: Kept = new Map(tables.map(table => [table, new Map<string, unknown>()]));
  faults: Fault[] = [];
  readonly lives: Life[] = [];
  /** How much was read and written since the last orders. */
  acts = 0;
  /** One write at a time, as a browser does with transactions over the same tables. */
  turn: Promise<unknown> = Promise.resolve();

  /** An app that never stands still again is a fault that must be seen, and not a process that hangs. */
  act(): void {
    if (++this.acts > mostActs) process.exit(3);
  }

  /** The app dies with all its windows, and with them the transactions that were open. */
  die(): void {
    for (const life of this.lives.splice(0)) life.alive = false;
    this.turn = Promise.resolve();
  }
}

const copy = (kept: Kept): Kept => new Map([...kept].map(([table, rows]) => [table, new Map(rows)]));

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** The disk as one window sees it. Once it is dead nothing it does has an effect, and nothing it waits for comes. */
export class MemoryStore implements Store {
  constructor(
    private readonly disk: Disk,
    private readonly life: Life,
    private readonly hops: () => number,
  ) {}

  async read<T>(act: (tx: Transaction) => Promise<T>): Promise<T> {
    this.disk.act();
    await this.begin();
    const result = await act(new Rows(copy(this.disk.kept), this.hops));
    return this.life.alive ? result : never();
  }

  write<T>(act: (tx: Transaction) => Promise<T>): Promise<T> {
    const done = this.disk.turn.then(() => this.commit(act));
    this.disk.turn = done.catch(() => undefined);
    return done;
  }

  /** A look may have to wait for its turn so long that another window writes several times. */
  private async begin(): Promise<void> {
    for (let left = this.hops() === 0 ? longWait : 0; left > 0; left--) await undefined;
  }

  private async commit<T>(act: (tx: Transaction) => Promise<T>): Promise<T> {
    this.disk.act();
    if (!this.life.alive) return never();
    const rows = copy(this.disk.kept);
    const result = await act(new Rows(rows, this.hops));
    const fault = this.disk.faults.shift() ?? 'none';
    if (fault === 'die-before') this.disk.die();
    if (!this.life.alive) return never();
    if (fault === 'abort') throw new Error('the transaction was aborted');
    if (fault !== 'vanish') this.disk.kept = rows;
    if (fault === 'die-after') this.disk.die();
    return this.life.alive ? result : never();
  }
}

class Rows implements Transaction {
  constructor(
    private readonly kept: Kept,
    private readonly hops: () => number,
  ) {}

  async get<T extends Table>(table: T, key: string): Promise<Tables[T] | undefined> {
    await this.hop();
    return structuredClone(this.rows(table).get(key)) as Tables[T] | undefined;
  }

  async all<T extends Table>(table: T): Promise<Tables[T][]> {
    await this.hop();
    return [...this.rows(table)].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, value]) => structuredClone(value) as Tables[T]);
  }

  async put<T extends Table>(table: T, key: string, value: Tables[T]): Promise<void> {
    await this.hop();
    this.rows(table).set(key, structuredClone(value));
  }

  async remove(table: Table, key: string): Promise<void> {
    await this.hop();
    this.rows(table).delete(key);
  }

  /** How long a browser takes is anybody's guess: other windows come in between. */
  private async hop(): Promise<void> {
    for (let left = this.hops(); left > 0; left--) await undefined;
  }

  private rows(table: Table): Map<string, unknown> {
    return this.kept.get(table)!;
  }
}
