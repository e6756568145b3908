import { IdbStore } from '../shared/idbStore';
import { broken, names } from './contract';
import { Disk, MemoryStore } from './memoryStore';

/** What the disk of the simulation and the browser's own do not keep of what the outbox asks of a disk. Runs in Node and in a browser. */
let made = 0;

export const promised = names;

export const inMemory = (): Promise<string[]> =>
  broken(() => {
    const disk = new Disk();
    const window = (): MemoryStore => {
      const life = { alive: true };
      disk.lives.push(life);
      return new MemoryStore(disk, life, () => 3);
    };
    return Promise.resolve([window(), window()]);
  });

export const inBrowser = (): Promise<string[]> =>
  broken(() => {
    const name = `contract-${++made}`;
    return Promise.resolve([new IdbStore(name), new IdbStore(name)]);
  });
