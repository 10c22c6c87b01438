/** Names of the databases of one test server. */
export const TEMPLATE = 'kitwright_template';

/** The URL of another database of the same server. */
export function databaseUrl(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}
