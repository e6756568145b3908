import type { Draft } from './draft';
import type { Entry } from './entry';
import type { Head } from './head';
import type { Seen } from './clock';
import type { Identity } from './signing';

/** What a phone keeps. Each table is small; the keys of entries sort by their number. */
export interface Tables {
  readonly entry: Entry;
  readonly draft: Draft;
  /** The last number given to an entry. Numbers are never given twice, also when entries are cleared away. */
  readonly numbering: { readonly last: number };
  readonly head: Head;
  /** A head that the record no longer contains, until the server has been told. */
  readonly lost: Head;
  readonly seen: Seen;
  readonly lease: { readonly holder: string; readonly until: number };
  /** The key pair, made before the phone joins; it cannot be extracted. */
  readonly key: CryptoKeyPair;
  readonly joined: Joined;
  /** Her copies of what she signed here, by the version of the document. */
  readonly consent: { readonly version: string; readonly title: string; readonly at: number; readonly page: string };
  readonly card: { readonly text: string; readonly at: number };
}

/** Who this phone is, and what the study is called. */
export interface Joined extends Identity {
  readonly title: string;
  /** The key with which the study signs: learnt when the phone joined, and no other is believed. */
  readonly logKey: string;
  /** What every screen of a study that is not real says; empty for a real one. */
  readonly stamp: string;
  /** The study has taken this phone away from her. What it holds is still taken. */
  readonly gone?: boolean;
  /** The study, set back to an older copy, knows no such phone: a new code makes it known again. */
  readonly forgotten?: boolean;
}

export type Table = keyof Tables;

export const tables: readonly Table[] = ['entry', 'draft', 'numbering', 'head', 'lost', 'seen', 'lease', 'key', 'joined', 'consent', 'card'];

/** For tables that hold one thing. */
export const only = 'only';

/** Reads and writes of one transaction. Nothing but these may be awaited inside: a browser ends a transaction that waits for anything else. */
export interface Transaction {
  get<T extends Table>(table: T, key: string): Promise<Tables[T] | undefined>;
  /** Everything in the order of its keys. */
  all<T extends Table>(table: T): Promise<Tables[T][]>;
  put<T extends Table>(table: T, key: string, value: Tables[T]): Promise<void>;
  remove(table: Table, key: string): Promise<void>;
}

/** Where they are kept: IndexedDB on a phone, memory with planted faults in the simulation. */
export interface Store {
  read<T>(act: (tx: Transaction) => Promise<T>): Promise<T>;
  /** All or nothing. Resolves only when what was written is on the disk. */
  write<T>(act: (tx: Transaction) => Promise<T>): Promise<T>;
}

/** The disk said that it was written, and it is not there. */
export class NotKept extends Error {}
