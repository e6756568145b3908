import { deleteDB, openDB, type IDBPDatabase, type IDBPTransaction } from 'idb';
import { tables, type Store, type Table, type Tables, type Transaction } from './store';

const version = 1;

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
      // One that has ended by itself cannot be aborted; that it failed is what matters.
      await transaction.done.catch(() => undefined);
      throw problem;
    }
  }

  /** A browser may lose its connection in the background: it is opened anew, once. What a transaction began and did not finish is not there. */
  private async again<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (problem) {
      if (!(problem instanceof DOMException) || problem.name !== 'InvalidStateError') throw problem;
      this.database = null;
      return act();
    }
  }

  private open(): Promise<IDBPDatabase> {
    this.database ??= openDB(this.name, version, {
      upgrade(database) {
        for (const table of tables) if (!database.objectStoreNames.contains(table)) database.createObjectStore(table);
      },
      // A newer version of the app waits for nothing here.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
      terminated: () => {
        this.database = null;
      },
    });
    return this.database;
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
