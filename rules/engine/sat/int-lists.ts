/** Many growing lists of whole numbers, each in a typed array of its own. */
const EMPTY = new Int32Array(0);

export class IntLists {
  readonly items: Int32Array[];
  readonly sizes: Int32Array;

  constructor(count: number) {
    this.items = Array.from({ length: count }, () => EMPTY);
    this.sizes = new Int32Array(count);
  }

  push(list: number, item: number): void {
    const size = this.sizes[list] as number;
    let items = this.items[list] as Int32Array;
    if (size === items.length) {
      const grown = new Int32Array(size === 0 ? 4 : 2 * size);
      grown.set(items);
      this.items[list] = items = grown;
    }
    items[size] = item;
    this.sizes[list] = size + 1;
  }
}

/** One growing list of whole numbers, three at a time. */
export class IntStack {
  items = new Int32Array(1 << 10);
  size = 0;

  push(a: number, b: number, c: number): void {
    if (this.size + 3 > this.items.length) {
      const grown = new Int32Array(2 * this.items.length);
      grown.set(this.items);
      this.items = grown;
    }
    this.items[this.size++] = a;
    this.items[this.size++] = b;
    this.items[this.size++] = c;
  }
}
