/** Full jitter, a time between nothing and a ceiling that doubles with each failure, so that ten thousand phones do not come back together. */
export const base = 2_000;
export const cap = 600_000;

/** A server may ask for longer; nothing on the way may silence a phone for days. */
const longest = 3_600_000;

/** What a Retry-After header asks for, in milliseconds: seconds or a date (RFC 9110, 10.2.3). What cannot be read asks for nothing. */
export function retryAfter(header: string | null, now: number): number {
  const asked = header === null || header.trim() === '' ? 0 : /^\s*\d+\s*$/.test(header) ? 1000 * Number(header) : Date.parse(header) - now;
  return Number.isNaN(asked) ? 0 : Math.min(longest, Math.max(0, asked));
}

/** How long to wait after so many failures in a row. What the server asked for is the least. */
export function wait(failures: number, chance: number, retryAfter: number): number {
  const ceiling = Math.min(cap, base * 2 ** Math.min(failures, 30));
  return retryAfter + Math.floor(chance * ceiling);
}
