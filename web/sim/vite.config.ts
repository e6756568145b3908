import { defineConfig } from 'vite';

/** The phone for the simulation, and what it shows of a card: readable files for Node, each whole. */
export default defineConfig({
  build: {
    ssr: true,
    outDir: '../artifacts/web/sim',
    emptyOutDir: true,
    minify: false,
    target: 'node20',
    rollupOptions: { input: { phone: 'sim/main.ts', doors: 'sim/doors.ts' }, output: { entryFileNames: '[name].mjs' } },
  },
});
