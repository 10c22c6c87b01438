/**
 * The live streams open in this process: so many for each session, all of them ended in order
 * when the process stops.
 */

/** Tabs beyond this many end the oldest one's stream; browsers keep only six connections a host. */
const MOST_EACH = 4;

const CROWDED = 'crowded';

interface Stream {
  readonly guestId: string;
  readonly configurationId: string;
  readonly end: AbortController;
}

const streams = new Set<Stream>();

export interface OpenStream {
  /** Aborted when the stream has to end. */
  readonly signal: AbortSignal;
  /** It ended because its session opened too many others. */
  isCrowdedOut(): boolean;
  /** Takes it off the list; whether it was the session's last one on its configuration. */
  close(): boolean;
}

/** `gone`: the other side has hung up. */
export function openStream(
  guestId: string,
  configurationId: string,
  gone: AbortSignal,
): OpenStream {
  const stream: Stream = { guestId, configurationId, end: new AbortController() };
  streams.add(stream);
  const own = [...streams].filter((one) => one.guestId === guestId);
  // Not AbortSignal.any: what it makes may be collected while only its sources are held.
  const hangUp = (): void => stream.end.abort();
  if (gone.aborted) hangUp();
  gone.addEventListener('abort', hangUp, { once: true });
  for (const oldest of own.slice(0, Math.max(0, own.length - MOST_EACH))) oldest.end.abort(CROWDED);
  return {
    signal: stream.end.signal,
    isCrowdedOut: () => stream.end.signal.reason === CROWDED,
    close() {
      gone.removeEventListener('abort', hangUp);
      streams.delete(stream);
      const left = [...streams].filter((one) => one.guestId === guestId);
      return left.every((one) => one.configurationId !== configurationId);
    },
  };
}

/** Ends every stream; their browsers come back, to whichever process answers then. */
export function endStreams(): void {
  for (const { end } of streams) end.abort();
}
