import '@remix-run/node';

declare module '@remix-run/node' {
  /** What the HTTP server tells every loader and action. */
  interface AppLoadContext {
    readonly requestId: string;
    readonly nonce: string;
    readonly ip: string;
    /**
     * Aborted when the other side has hung up. A request's own signal does not last as long as a
     * response that stays open: what links it to the connection is held by nothing else.
     */
    readonly gone: AbortSignal;
  }
}
