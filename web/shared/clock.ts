/** What the phone's clock says. It may be wrong by years: it is evidence, and the server judges. */
export interface Clock {
  /** Milliseconds since 1970, as the phone believes. */
  now(): number;
  /** The zone's IANA name. */
  zone(): string;
  /** Minutes east of Greenwich at that moment. */
  offset(at: number): number;
}

/** The latest moment that this phone knows to have passed: what the server said, or what its own clock showed since. */
export interface Seen {
  readonly at: number;
  /** How often the server has said what time it is; only that can make the moment earlier. */
  readonly told?: number;
}

/** Setting the clock back cannot make the latest moment earlier. */
export const later = (seen: Seen | undefined, now: number): Seen => ({ at: Math.max(seen?.at ?? now, now), told: seen?.told ?? 0 });

/** What the server's clock says has passed; a clock of ours that ran ahead is put right by it. */
export const told = (seen: Seen | undefined, at: number): Seen => ({ at, told: (seen?.told ?? 0) + 1 });

/** A moment on the phone's clock as ISO 8601 with offset, to the second. */
export function iso(clock: Clock, at: number): string {
  const offset = clock.offset(at);
  const sign = offset < 0 ? '-' : '+';
  const size = Math.abs(offset);
  const two = (number: number): string => String(number).padStart(2, '0');
  return new Date(at + offset * 60_000).toISOString().slice(0, 19) + sign + two(Math.floor(size / 60)) + ':' + two(size % 60);
}

/** A moment in UTC, to the second. */
export const utc = (at: number): string => new Date(at).toISOString().slice(0, 19) + 'Z';
