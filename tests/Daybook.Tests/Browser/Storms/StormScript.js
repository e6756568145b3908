// Stands beside the diary in a test: fills it in as fast as it is told, and says what the screen says. It takes no part in what is saved.
(() => {
  const told = (...words) => globalThis.daybookSaw?.(words.join(' '));
  const find = selector => document.querySelector(selector);
  let [number, sealed, pressed, last] = [0, 0, -1, ''];

  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (tables, mode, options) {
    const made = transaction.call(this, tables, mode, options);
    if (mode !== 'readwrite') return made;
    if (options?.durability !== 'strict') told('relaxed', number);
    made.addEventListener('complete', () => {
      if (!made.seals) return;
      sealed++;
      if (last === 'saved') told('early', number);
    });
    return made;
  };
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (value, key) {
    if (this.name === 'entry' && value.receipt === null && value.trouble === null) this.transaction.seals = true;
    return put.call(this, value, key);
  };

  const where = () => {
    if (find('.sent .facts .so')) return 'saved';
    if (find('.review')) return 'step 4';
    const step = find('.question')?.dataset.step;
    return step ? `step ${step}` : find('.home') ? 'home' : find('.join') ? 'gone' : '';
  };
  const look = () => {
    const now = where();
    if (now === last) return;
    last = now;
    if (now === 'saved' && sealed === pressed) void isKept(number);
    if (now !== '' && now !== 'gone' && number > 0) told(now, number);
  };
  /** Another window may have sealed it: then it is there. */
  const isKept = async wanted => {
    if (!(await kept()).entries.some(entry => entry.number === wanted && !entry.spare)) told('early', wanted);
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });

  const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));
  const input = (box, value) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(box, value);
    box.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const answer = () => {
    const typed = find('.question input.typed');
    if (typed) input(typed, String(number));
    else document.querySelectorAll('.question .cells input')[find('.question').dataset.step === '2' ? number % 10 : 1 - (number % 2)].click();
  };
  const press = selector => {
    if (selector === '.review .next') {
      pressed = sealed;
      told('pressed', number);
    }
    find(selector)?.click();
  };
  const changed = async from => {
    // What it said before it was pressed is gone when it has drawn itself again.
    await pause(20);
    for (let tries = 0; tries < 600 && where() === from && !find('.missing')?.textContent; tries++) await pause(5);
  };

  /** Writes the diary of that number, or goes on with it, until the screen says that it is saved or that it could not be, or until so many more questions are answered. */
  const write = async (wanted, pace, most) => {
    if (where() === 'saved' && number !== wanted) {
      press('.sent .next');
      await changed('saved');
    }
    number = wanted;
    for (let answered = 0; ; await pause(pace)) {
      const at = where();
      // The browser has thrown away all that stood on the phone: nothing is written any more.
      if (at === 'saved' || at === 'gone') return at;
      if (answered === most) return 'stopped';
      if (at === 'home') find('.home .event')?.click();
      else if (at === 'step 4') press('.review .next');
      else if (at !== '') {
        answer();
        await pause(10);
        press('.question .next');
        answered++;
      }
      await changed(at);
      if (find('.missing')?.textContent) return find('.missing').textContent;
    }
  };

  const written = answers => answers.find(one => one.item === 'n')?.answer.number ?? 0;

  /** The entries of which a second copy stands beside the database. */
  const copied = async () => {
    const shelf = await caches.open('unsent');
    const found = await Promise.all((await shelf.keys()).map(name => shelf.match(name)));
    const copies = await Promise.all(found.filter(one => one !== undefined).map(one => one.json()));
    return copies.flatMap(copy => JSON.parse(copy.body).entries);
  };

  /** What stands on the disk, past the app: in the database, or in the second copy alone. */
  const kept = async () => {
    // The copies first: what the study has since is in the database, and its copy is gone.
    const copies = await copied();
    const rows = await stored();
    const entry = one => ({ number: written(JSON.parse(one.payload).answers), sent: (one.receipt ?? null) !== null, spare: one.receipt === undefined });
    const alone = copies.filter(copy => rows.entry.every(one => one.id !== copy.id));
    return { entries: [...rows.entry, ...alone].map(entry), drafts: rows.draft.map(one => ({ number: written(one.answers), answers: one.answers.length })) };
  };

  const stored = () =>
    new Promise((done, failed) => {
      const asked = indexedDB.open('daybook');
      asked.onerror = () => failed(asked.error);
      asked.onsuccess = () => {
        const database = asked.result;
        const rows = {};
        const reading = transaction.call(database, ['entry', 'draft'], 'readonly');
        for (const table of ['entry', 'draft']) reading.objectStore(table).getAll().onsuccess = event => (rows[table] = event.target.result);
        reading.oncomplete = () => {
          database.close();
          done(rows);
        };
      };
    });

  globalThis.storm = { write, kept, where };
})();
