import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The server of a development session; the built app is served by the platform itself. */
const server = process.env.SHANCHENG_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    target: 'es2023',
    // The content policy allows no inline script.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
  server: { host: '127.0.0.1', proxy: { '/api': server } },
});
