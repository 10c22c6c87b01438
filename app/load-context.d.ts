import '@remix-run/node';

declare module '@remix-run/node' {
  /** What the HTTP server tells every loader and action. */
  interface AppLoadContext {
    readonly requestId: string;
    readonly nonce: string;
    readonly ip: string;
  }
}
