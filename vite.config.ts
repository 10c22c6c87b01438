import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [
    tailwindcss(),
    remix({
      serverModuleFormat: 'esm',
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    rollupOptions: {
      onwarn(warning, warn) {
        // A route that only answers with data or a document has nothing for the browser.
        if (warning.code === 'EMPTY_BUNDLE' && warning.names?.every((name) => name === 'route')) {
          return;
        }
        // zod speaks of annotations in its comments, where Rollup takes them for misplaced ones.
        if (warning.code === 'INVALID_ANNOTATION' && warning.id?.includes('/node_modules/zod/')) {
          return;
        }
        warn(warning);
      },
    },
  },
  optimizeDeps: {
    // What the browser needs is all found from here, or named. Routes also import what only the
    // server has: preparing that for a browser fails, or reloads the page under somebody's hands.
    entries: ['app/entry.client.tsx', 'app/utils/page-meta.ts', 'components/**/*.{tsx,worker.ts}'],
    include: ['zod', '@conform-to/zod/v4'],
    exclude: [
      '@node-rs/argon2',
      '@prisma/adapter-libsql',
      '@prisma/adapter-pg',
      '@prisma/client',
      '@remix-run/node',
      'json-rules-engine',
    ],
  },
  // Bundled, so that the server holds the icons it draws and not all there are.
  ssr: { noExternal: ['lucide-react'] },
  server: { hmr: { port: 24_679 } },
});
