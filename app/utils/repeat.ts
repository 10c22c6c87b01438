/**
 * Background work of this process: at once, then again and again, never twice at the same time.
 * Its timer keeps no process alive.
 */
export interface Repetition {
  /** No further turn begins; resolves when the one under way, if any, is over. */
  stop(): Promise<void>;
}

/** A turn that fails is told to `failed`, and the next one comes all the same. */
export function repeat(
  work: () => Promise<unknown>,
  everyMs: number,
  failed: (error: unknown) => void,
): Repetition {
  let underWay: Promise<void> | undefined;
  const turn = (): void => {
    underWay ??= work()
      .then(() => undefined, failed)
      .finally(() => {
        underWay = undefined;
      });
  };
  const timer = setInterval(turn, everyMs);
  timer.unref();
  turn();
  return {
    async stop() {
      clearInterval(timer);
      await underWay;
    },
  };
}
