import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { parse } from 'yaml';

/** The names of groups and diseases are data of the policies; the pages are built with them. */
function vocabulary(): string {
  const file = join(import.meta.dirname, '..', 'policies', 'vocabulary.yaml');
  return JSON.stringify(parse(readFileSync(file, 'utf8')));
}

/** Cities and prefectures, by which a place is found in a form. */
function places(): string {
  return JSON.stringify(
    readFileSync(join(import.meta.dirname, '..', 'national', 'places.tsv'), 'utf8'),
  );
}

/** `YIKAO_API` points the development server at a running Yikao. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  define: { __VOCABULARY__: vocabulary(), __PLACES__: places() },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1500,
  },
  server: {
    proxy: {
      '/api': process.env.YIKAO_API ?? 'http://127.0.0.1:8080',
    },
  },
});
