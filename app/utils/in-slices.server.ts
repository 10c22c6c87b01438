/** Long work between requests: in slices, so that nobody waits for more than one. */
import { setImmediate } from 'node:timers/promises';

const SLICE_MS = 10;

/** Does the steps of `work`, and lets others have the thread after each slice. */
export async function inSlices<T>(work: Generator<void, T>): Promise<T> {
  let end = performance.now() + SLICE_MS;
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() < end) continue;
    await setImmediate();
    end = performance.now() + SLICE_MS;
  }
}
