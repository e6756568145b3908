import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { defineConfig, type Plugin, type Rollup } from 'vite';

/** Tells the service worker which files the app has, and a version that changes with any of them. */
function filesForTheWorker(): Plugin {
  return {
    name: 'files-for-the-worker',
    enforce: 'post',
    generateBundle(_, bundle) {
      const names = Object.keys(bundle).filter(name => name !== 'sw.js' && name !== 'index.html').sort();
      const files = ['/phone/', '/phone/diary.webmanifest', '/phone/icon.svg', ...names.map(name => `/phone/${name}`)];
      const [worker, page] = [bundle['sw.js'], bundle['index.html']];
      if (worker?.type !== 'chunk' || page?.type !== 'asset') throw new Error('the service worker or the page was not built');
      const version = createHash('sha256').update(names.join()).update(page.source).update(worker.code).digest('hex').slice(0, 12);
      worker.code = `const FILES=${JSON.stringify(files)},VERSION="${version}";${worker.code}`;
    },
  };
}

/** What a phone fetches before the diary is usable, in one language, as the server packs it. */
const budget = 40 * 1024;

/** A file with all that it cannot begin without. */
function withImports(bundle: Rollup.OutputBundle, name: string, seen = new Set<string>()): Set<string> {
  const file = bundle[name];
  if (file?.type !== 'chunk' || seen.has(name)) return seen;
  seen.add(name);
  for (const needed of file.imports) withImports(bundle, needed, seen);
  return seen;
}

/** A diary that has grown too heavy for an old phone and a slow network is not built. */
function keepsToTheBudget(): Plugin {
  return {
    name: 'keeps-to-the-budget',
    writeBundle({ dir }, bundle) {
      const packed = new Map(readdirSync(dir!).map(name => [name, brotliCompressSync(readFileSync(join(dir!, name))).length]));
      const of = (files: RegExp): string[] => [...packed.keys()].filter(name => files.test(name));
      const [first] = of(/^index\..*\.js$/);
      const language = Math.max(...of(/^[a-z]{2}\./).map(name => packed.get(name)!));
      const fetched = [...withImports(bundle, first!), ...of(/\.(html|css|svg|webmanifest)$/)];
      const sum = fetched.reduce((all, name) => all + packed.get(name)!, language);
      if (sum > budget) this.error(`The diary takes ${sum} bytes before it can be used; ${budget} are allowed.`);
    },
  };
}

export default defineConfig({
  root: 'diary',
  base: '/phone/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  json: { namedExports: false },
  plugins: [filesForTheWorker(), keepsToTheBudget()],
  build: {
    outDir: '../../artifacts/web/diary',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { index: 'diary/index.html', sw: 'diary/sw.ts' },
      output: {
        entryFileNames: chunk => (chunk.name === 'sw' ? 'sw.js' : '[name].[hash].js'),
        chunkFileNames: '[name].[hash].js',
        assetFileNames: '[name].[hash][extname]',
      },
    },
  },
});
