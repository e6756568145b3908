import { createHash } from 'node:crypto';
import { defineConfig, type Plugin } from 'vite';

/** Tells the service worker which files the app has, and a version that changes with any of them. */
function filesForTheWorker(): Plugin {
  return {
    name: 'files-for-the-worker',
    enforce: 'post',
    generateBundle(_, bundle) {
      const names = Object.keys(bundle).filter(name => name !== 'sw.js' && name !== 'index.html').sort();
      const files = ['/phone/', '/phone/diary.webmanifest', '/phone/icon.svg', ...names.map(name => `/phone/${name}`)];
      const version = createHash('sha256').update(names.join()).digest('hex').slice(0, 12);
      const worker = bundle['sw.js'];
      if (worker?.type !== 'chunk') throw new Error('the service worker was not built');
      worker.code = `const FILES=${JSON.stringify(files)},VERSION="${version}";${worker.code}`;
    },
  };
}

export default defineConfig({
  root: 'diary',
  base: '/phone/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [filesForTheWorker()],
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
