import type { Kept } from './kept';

/** A reminder as the server pushes it: the declarative form, which a browser shows even where no worker runs. */
export interface Called {
  readonly notification: { readonly title: string; readonly body: string; readonly tag: string; readonly navigate: string };
  /** The name under which a phone keeps what she is called to; null for a test. A server from before says nothing of it. */
  readonly about?: string | null;
  /** What is said instead where the phone has it already. */
  readonly kept?: Readonly<Record<Kept, string>> | null;
}

/** The shelf on which the worker notes that a test came, and the word with which it tells the windows. Only its type is shared: the worker is one file. */
export type Reminded = 'reminded';
