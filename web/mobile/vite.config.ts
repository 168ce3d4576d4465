import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const apiPort = process.env.PORT ?? '8080';

export default defineConfig({
  base: '/m/',
  plugins: [
    react(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/sw',
      filename: 'service-worker.ts',
      injectRegister: false,
      injectManifest: {
        // The map (two thirds of all bytes) comes along too: it is what an officer needs where there is no network.
        globPatterns: ['**/*.{html,js,mjs,css,svg,png,webmanifest}'],
        maximumFileSizeToCacheInBytes: 4_000_000,
      },
      manifest: {
        id: '/m/',
        name: '山城外勤',
        short_name: '山城外勤',
        description: '街道网格员接收、处置、反馈任务；执法人员现场检查',
        lang: 'zh-CN',
        start_url: '/m/',
        scope: '/m/',
        display: 'standalone',
        orientation: 'any',
        background_color: '#F5F7FA',
        theme_color: '#1668DC',
        categories: ['government', 'productivity'],
        icons: [
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
        shortcuts: [
          { name: '任务', url: '/m/' },
          { name: '检查', url: '/m/checks' },
          { name: '历史', url: '/m/history' },
        ],
      },
    }),
  ],
  build: {
    target: ['chrome111', 'safari16.4'],
    // a module preload polyfill or inlined file would be an inline script or a data: address under the strict CSP
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
  server: { host: '127.0.0.1', proxy: { '/api': `http://127.0.0.1:${apiPort}` } },
});
