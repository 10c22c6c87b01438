/**
 * Open variables by activity: a binary max-heap in typed arrays.
 *
 * Invariant: no item is more active than its parent; `place[v]` is where v stands, -1 outside.
 */
export class ActivityOrder {
  private readonly items: Int32Array;
  private readonly place: Int32Array;
  private size = 0;

  constructor(private readonly activity: Float64Array) {
    this.items = new Int32Array(activity.length);
    this.place = new Int32Array(activity.length).fill(-1);
  }

  insert(variable: number): void {
    if ((this.place[variable] as number) >= 0) return;
    this.rise(this.size++, variable);
  }

  /** To be called after a variable became more active. */
  increased(variable: number): void {
    const at = this.place[variable] as number;
    if (at >= 0) this.rise(at, variable);
  }

  /** The most active variable, taken out; -1 when there is none. */
  pop(): number {
    if (this.size === 0) return -1;
    const top = this.items[0] as number;
    const last = this.items[--this.size] as number;
    this.place[top] = -1;
    if (last !== top) this.sink(last);
    return top;
  }

  private rise(from: number, variable: number): void {
    const { items, place, activity } = this;
    const score = activity[variable] as number;
    let at = from;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = items[up] as number;
      if ((activity[parent] as number) >= score) break;
      items[at] = parent;
      place[parent] = at;
      at = up;
    }
    items[at] = variable;
    place[variable] = at;
  }

  private sink(variable: number): void {
    const { items, place, activity, size } = this;
    const score = activity[variable] as number;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= size) break;
      const right = down + 1;
      if (
        right < size &&
        (activity[items[right] as number] as number) > (activity[items[down] as number] as number)
      ) {
        down = right;
      }
      const child = items[down] as number;
      if ((activity[child] as number) <= score) break;
      items[at] = child;
      place[child] = at;
      at = down;
    }
    items[at] = variable;
    place[variable] = at;
  }
}
