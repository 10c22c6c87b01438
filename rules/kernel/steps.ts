/** Long work as a generator that yields between short steps, so that whoever drives it may pause. */

/** Does all steps at once. */
export function finish<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
