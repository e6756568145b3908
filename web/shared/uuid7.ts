import { toHex } from './bytes';

/** A UUID of version 7 (RFC 9562, 5.7): the time in milliseconds, then chance. Ids of one phone sort by the time of their making. */
export function uuid7(now: number, chance: Uint8Array): string {
  const bytes = new Uint8Array(16);
  bytes.set(chance.subarray(0, 16));
  // A clock before 1970 or after the year 10889 has no place in 48 bits; the id only has to be one nobody else makes.
  let time = Math.min(Math.max(0, Math.floor(now)), 2 ** 48 - 1);
  for (let i = 5; i >= 0; i--, time = Math.floor(time / 256)) bytes[i] = time % 256;
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  return toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
