import { fromBase64, toHex } from './bytes';

/** How long the record was, and the root over it, when this phone last saw it. Whoever keeps an old head can prove that the record was rewritten. */
export interface Head {
  readonly size: number;
  readonly root: string;
  /** The signed note itself: what is shown to whoever doubts. */
  readonly note: string;
}

/** Reads a checkpoint in the C2SP layout: origin, size, root. */
export function readHead(note: string): Head {
  const [, size, root] = note.split('\n');
  if (size === undefined || root === undefined || !/^(0|[1-9]\d*)$/.test(size)) throw new Error('not a checkpoint');
  return { size: Number(size), root: toHex(fromBase64(root)), note };
}
