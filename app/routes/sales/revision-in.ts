/** The revision an address asks for; the newest where it says none. */
export function revisionIn(request: Request): number | undefined {
  const text = new URL(request.url).searchParams.get('revision');
  const revision = Number(text);
  return text !== null && Number.isInteger(revision) && revision > 0 ? revision : undefined;
}
