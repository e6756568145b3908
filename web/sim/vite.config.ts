import { defineConfig } from 'vite';

/** The phone for the simulation: one readable file for Node. */
export default defineConfig({
  build: {
    ssr: 'sim/main.ts',
    outDir: '../artifacts/web/sim',
    emptyOutDir: true,
    minify: false,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'phone.mjs' } },
  },
});
