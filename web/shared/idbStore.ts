import { deleteDB, openDB, type IDBPDatabase, type IDBPTransaction, type OpenDBCallbacks } from 'idb';
import { tables, type Store, type Table, type Tables, type Transaction } from './store';

const version = 2;

/** What another connection would answer, too. */
const stays: ReadonlySet<string> = new Set(['QuotaExceededError', 'ConstraintError', 'DataError', 'DataCloneError']);

/** The phone's own database. A write is on the disk when it resolves: browsers do not promise that unless asked for strict durability. */
export class IdbStore implements Store {
  private database: Promise<IDBPDatabase> | null = null;

  constructor(private readonly name: string) {}

  read<T>(act: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.again(() => this.run('readonly', act));
  }

  write<T>(act: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.again(() => this.run('readwrite', act));
  }

  /** Everything is gone, the key too. */
  async clear(): Promise<void> {
    (await this.open()).close();
    this.database = null;
    await deleteDB(this.name);
  }

  private async run<T>(mode: IDBTransactionMode, act: (tx: Transaction) => Promise<T>): Promise<T> {
    const database = await this.open();
    const transaction = database.transaction([...tables], mode, { durability: 'strict' });
    try {
      const result = await act(new Rows(transaction));
      await transaction.done;
      return result;
    } catch (problem) {
      cancel(transaction);
      await transaction.done.catch(() => undefined);
      throw problem;
    }
  }

  /** A browser may lose its connection in the background, and says so in words of its own: it is opened anew, once. What a transaction began and did not finish is not there. */
  private async again<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (problem) {
      if (!(problem instanceof DOMException) || stays.has(problem.name)) throw problem;
      await this.database?.then(lost => lost.close()).catch(() => undefined);
      this.database = null;
      return act();
    }
  }

  private open(): Promise<IDBPDatabase> {
    this.database ??= this.connect().catch((problem: unknown) => {
      // What could not be opened is tried again the next time.
      this.database = null;
      throw problem;
    });
    return this.database;
  }

  /** A newer version of the app may have been here. Tables are only ever added: this one gets on with those that it knows. */
  private async connect(): Promise<IDBPDatabase> {
    const callbacks: OpenDBCallbacks<unknown> = {
      upgrade(database) {
        for (const table of tables) if (!database.objectStoreNames.contains(table)) database.createObjectStore(table);
      },
      // A newer version of the app waits for nothing here.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
      terminated: () => {
        this.database = null;
      },
    };
    try {
      return await openDB(this.name, version, callbacks);
    } catch (problem) {
      if (!(problem instanceof DOMException) || problem.name !== 'VersionError') throw problem;
      return openDB(this.name, undefined, callbacks);
    }
  }
}

/** What was written by something that failed is not kept. A transaction that has ended by itself cannot be aborted any more. */
function cancel(transaction: IDBPTransaction<unknown, string[], IDBTransactionMode>): void {
  try {
    transaction.abort();
  } catch {
    // It has ended.
  }
}

class Rows implements Transaction {
  constructor(private readonly transaction: IDBPTransaction<unknown, string[], IDBTransactionMode>) {}

  get<T extends Table>(table: T, key: string): Promise<Tables[T] | undefined> {
    return this.transaction.objectStore(table).get(key) as Promise<Tables[T] | undefined>;
  }

  all<T extends Table>(table: T): Promise<Tables[T][]> {
    return this.transaction.objectStore(table).getAll() as Promise<Tables[T][]>;
  }

  async put<T extends Table>(table: T, key: string, value: Tables[T]): Promise<void> {
    await this.transaction.objectStore(table).put!(value, key);
  }

  async remove(table: Table, key: string): Promise<void> {
    await this.transaction.objectStore(table).delete!(key);
  }
}
