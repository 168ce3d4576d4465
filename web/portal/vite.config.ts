import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const apiPort = process.env.PORT ?? '8080';

export default defineConfig({
  base: '/portal/',
  plugins: [react()],
  build: {
    // phones of shop owners and of the elderly live long
    target: ['chrome111', 'safari16.4'],
    // a module preload polyfill or inlined file would be an inline script or a data: address under the strict CSP
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: { host: '127.0.0.1', proxy: { '/api': `http://127.0.0.1:${apiPort}` } },
});
