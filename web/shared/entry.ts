/** Where an entry stands in the record. That this leaf stands there under the signed head of the reply, and that the study signed it to be of this entry, this phone has checked. */
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
  /** Null until the leaf that the server names for the entry is proved to be in the record. */
  readonly receipt: Receipt | null;
  /** Why the server did not take it; it is kept and offered again after the others. */
  readonly trouble: string | null;
}

export const keyOf = (number: number): string => String(number).padStart(12, '0');
