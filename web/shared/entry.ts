/** What the server proved of an entry: its place in the record, under a head that this phone has checked. */
export interface Receipt {
  readonly seq: number;
  readonly leaf: string;
  /** The server's clock when it answered; clearing away counts from it, never from the phone's own clock. */
  readonly at: number;
}

/** A diary that is finished. Its bytes never change any more. */
export interface Entry {
  readonly id: string;
  /** The phone's own number, from 1 without holes: a hole is an entry that may be lost. */
  readonly number: number;
  readonly day: string;
  readonly payload: string;
  readonly localClock: string;
  readonly zone: string;
  readonly seen: string;
  readonly signature: string;
  /** Null until the server has proved that it has the entry. */
  readonly receipt: Receipt | null;
  /** Why the server did not take it; it is kept and offered again after the others. */
  readonly trouble: string | null;
}

export const keyOf = (number: number): string => String(number).padStart(12, '0');
