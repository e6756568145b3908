import { defineConfig } from 'vite';

/** What is asked of a disk: one readable file, for Node and for a browser. */
export default defineConfig({
  ssr: { noExternal: true },
  build: {
    ssr: 'sim/disks.ts',
    outDir: '../artifacts/web/disks',
    emptyOutDir: true,
    minify: false,
    target: 'es2022',
    rollupOptions: { output: { entryFileNames: '[name].mjs' } },
  },
});
