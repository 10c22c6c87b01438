/** Starts the server: `serve.js` of the build in production, with Vite's middleware in development. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import type { ServerBuild } from '@remix-run/node';
import { createServer, listen } from './server.ts';
import { environment } from './utils/environment.server.ts';

const development = process.argv.includes('--dev');

async function developmentServer(): Promise<Parameters<typeof createServer>[0]> {
  const { createServer: createVite } = await import('vite');
  const vite = await createVite({ server: { middlewareMode: true } });
  return {
    vite,
    production: false,
    build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
  };
}

/**
 * By how much the heap may grow over what is in use before it is cleaned. Left alone, V8 lets it
 * grow to several times that: a hundred megabytes of waste for no time won that could be measured.
 */
const HEAP_GROWTH_PERCENT = 30;

async function productionServer(): Promise<Parameters<typeof createServer>[0]> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH_PERCENT}`);
  const file = pathToFileURL(resolve('build/server/index.js')).href;
  return { production: true, build: (await import(file)) as ServerBuild };
}

const options = development ? await developmentServer() : await productionServer();
await listen(createServer(options), {
  host: environment.host,
  port: environment.port,
  build: options.build,
});
