import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = import.meta.dirname;
const kernel = (part: string) => resolve(here, `../../libs/kernel/src/${part}/index.ts`);

export default defineConfig({
  root: here,
  plugins: [react()],
  resolve: {
    alias: {
      '@cong-tinh/kernel/text': kernel('text'),
      '@cong-tinh/kernel/dates': kernel('dates'),
    },
  },
  build: {
    outDir: resolve(here, '../../dist/console'),
    emptyOutDir: true,
    // Nothing is inlined: the console's CSP allows files of its own origin only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: { console: resolve(here, 'index.html'), 'sign-in': resolve(here, 'dang-nhap.html') },
    },
  },
  server: { proxy: { '/api': process.env['CONSOLE_API'] ?? 'http://quantri.longan.localhost:8080' } },
});
