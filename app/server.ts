/**
 * The HTTP server: Express in front of Remix.
 *
 * Every response has a request id and security headers; a POST from another origin, and a body
 * over the limit, never reach the app. `createServer` starts nothing by itself.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import type { Express, NextFunction, Request, Response } from 'express';
import express from 'express';
import helmet from 'helmet';
import type { Lifecycle } from './utils/lifecycle.server.ts';
import { logger } from './utils/logger.server.ts';
import { refuse } from './utils/refuse.server.ts';

const BODY_LIMIT = 256 * 1024;
const IMMUTABLE = { immutable: true, maxAge: '1y' } as const;

export interface ServerOptions {
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  /** Vite's middleware in development; in production the built files are served. */
  readonly vite?: { readonly middlewares: express.Handler } | undefined;
  readonly production: boolean;
}

const requestIdOf = (response: Response): string => String(response.locals['requestId']);
const nonceOf = (response: Response): string => String(response.locals['nonce']);

function identify(request: Request, response: Response, next: NextFunction): void {
  const given = request.get('x-request-id');
  const id = given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
  response.locals['requestId'] = id;
  response.locals['nonce'] = randomBytes(16).toString('base64');
  response.setHeader('X-Request-Id', id);
  const started = process.hrtime.bigint();
  response.on('finish', () => {
    const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
    logger.debug(
      {
        requestId: id,
        method: request.method,
        // The address of an offer is the key to it.
        path: request.path.replace(/^\/q\/[^/]+/, '/q/…'),
        status: response.statusCode,
        milliseconds,
      },
      'request',
    );
  });
  next();
}

function securityHeaders(production: boolean): express.Handler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'self'"],
        formAction: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: production ? ["'self'"] : ["'self'", 'ws:'],
        workerSrc: ["'self'"],
        scriptSrc: ["'self'", (_request, response) => `'nonce-${nonceOf(response as Response)}'`],
        styleSrc: production ? ["'self'"] : ["'self'", "'unsafe-inline'"],
        styleSrcAttr: ["'unsafe-inline'"],
      },
    },
    // The product is often served on plain HTTP inside a workshop; a proxy adds HSTS.
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'same-origin' },
  });
}

/** Pages whose address is the key to them: never indexed, never kept, never told to other sites. */
function keepSecret(_request: Request, response: Response, next: NextFunction): void {
  response.set({
    'X-Robots-Tag': 'noindex, nofollow',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'private, no-store',
  });
  next();
}

/** Refuses writes that a page of another origin sent, and bodies nobody could have typed. */
function guardWrites(request: Request, response: Response, next: NextFunction): void {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  const origin = request.get('origin');
  if (origin && origin !== 'null') {
    const host = URL.canParse(origin) ? new URL(origin).host : undefined;
    if (host !== request.get('host')) {
      return refuse(request, response, 'bad-origin', requestIdOf(response));
    }
  } else if (request.get('sec-fetch-site') === 'cross-site') {
    return refuse(request, response, 'bad-origin', requestIdOf(response));
  }
  // Browsers send the length of a form; without it nothing bounds the body.
  if (request.get('transfer-encoding')) {
    return refuse(request, response, 'length-missing', requestIdOf(response));
  }
  const length = Number(request.get('content-length') ?? '0');
  if (!(length <= BODY_LIMIT)) {
    return refuse(request, response, 'too-large', requestIdOf(response));
  }
  next();
}

/** Aborted when the connection of a response closes; held by the response itself. */
function goneOf(response: Response): AbortSignal {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  return gone.signal;
}

/** The Express application; listens to nothing yet. */
export function createServer({ build, vite, production }: ServerOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', 'loopback');
  app.use(identify);
  app.get('/healthz', (_request, response) => {
    void loadBuild(build)
      .then(async (loaded) => {
        await lifecycleOf(loaded).check();
        response.json({ status: 'ok' });
      })
      .catch((error: unknown) => {
        logger.error({ err: error }, 'health check failed');
        response.status(503).json({ status: 'unavailable' });
      });
  });
  app.use(securityHeaders(production));
  app.use('/q', keepSecret);
  app.use(compression());
  if (vite) {
    app.use(vite.middlewares);
  } else {
    app.use('/assets', express.static('build/client/assets', IMMUTABLE));
    app.use(express.static('build/client', { maxAge: '1h' }));
  }
  app.use(guardWrites);
  app.all(
    '*',
    createRequestHandler({
      build,
      mode: production ? 'production' : 'development',
      getLoadContext: (request, response) => ({
        requestId: requestIdOf(response),
        nonce: nonceOf(response),
        ip: request.ip ?? '',
        gone: goneOf(response),
      }),
    }),
  );
  app.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const requestId = requestIdOf(response);
    if (error instanceof URIError) {
      return refuse(request, response, 'malformed-address', requestId);
    }
    logger.error({ err: error, requestId }, 'request failed');
    refuse(request, response, 'unexpected', requestId);
  });
  return app;
}

async function loadBuild(build: ServerOptions['build']): Promise<ServerBuild> {
  return typeof build === 'function' ? build() : build;
}

const lifecycleOf = (loaded: ServerBuild): Lifecycle =>
  (loaded.entry.module as unknown as { lifecycle: Lifecycle }).lifecycle;

const KEPT_OPEN_MS = 65_000;

/**
 * Listens, says where, begins background work, and stops in order on SIGINT and SIGTERM: no new connections, requests
 * under way finish (10 s at most; live streams are ended), the database closes.
 */
export async function listen(
  app: Express,
  { host, port, build }: { host: string; port: number; build: ServerOptions['build'] },
): Promise<void> {
  const server = app.listen(port, host);
  // Longer than whoever asks keeps a connection: one closed just as it is used again is an error there.
  server.keepAliveTimeout = KEPT_OPEN_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  const address = server.address() as AddressInfo;
  const shown = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  logger.info({ host: address.address, port: address.port, pid: process.pid }, 'listening');
  process.stdout.write(`Kitwright is at http://${shown}:${address.port}\n`);
  loadBuild(build).then(
    (loaded) => lifecycleOf(loaded).start(),
    (error: unknown) => logger.error({ err: error }, 'background work did not begin'),
  );

  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), 10_000).unref();
    server.closeIdleConnections();
    server.close(() => {
      void loadBuild(build)
        .then((loaded) => lifecycleOf(loaded).stop())
        .finally(() => process.exit(0));
    });
    void loadBuild(build).then((loaded) => lifecycleOf(loaded).hangUp());
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
