/** Wakes one waiting loop: a ring while it is busy is not lost, several count as one. */
export type Woken = 'rung' | 'late' | 'over';

export class Bell {
  private rang = false;
  private wake: ((why: Woken) => void) | undefined;

  constructor(private readonly over: AbortSignal) {
    over.addEventListener('abort', () => this.wake?.('over'), { once: true });
  }

  readonly ring = (): void => {
    this.rang = true;
    this.wake?.('rung');
  };

  /** Resolves at the next ring (at once if one came since the last), in `withinMs`, or at the end. */
  async next(withinMs: number): Promise<Woken> {
    if (this.over.aborted) return 'over';
    if (this.rang) {
      this.rang = false;
      return 'rung';
    }
    let timer: NodeJS.Timeout | undefined;
    const why = await new Promise<Woken>((resolve) => {
      this.wake = resolve;
      timer = setTimeout(() => resolve('late'), Math.max(0, withinMs));
    });
    clearTimeout(timer);
    this.wake = undefined;
    if (why === 'rung') this.rang = false;
    return why;
  }
}
