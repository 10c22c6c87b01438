/**
 * Solutions once found, each a row of bits: bit v is set when it has value v (numbered through).
 *
 * Whatever is asked later, a solution that holds the assignments shows that its values are valid.
 * Rows that lately showed something no other had shown stand first and are kept longest.
 */
const MOST = 4096;
const LEAST = 256;
const WORDS = 1 << 20;

export class Witnesses {
  readonly words: number;
  private readonly capacity: number;
  private rows: Int32Array;
  /** Places of the rows, the most useful first. */
  private order: Int32Array;
  private spare: Int32Array;
  private size = 0;

  constructor(values: number) {
    this.words = Math.max(1, (values + 31) >> 5);
    this.capacity = Math.min(MOST, Math.max(LEAST, Math.floor(WORDS / this.words)));
    this.rows = new Int32Array(64 * this.words);
    this.order = new Int32Array(this.capacity);
    this.spare = new Int32Array(this.capacity);
  }

  /** Room for a new row, all zero, which counts as the most useful. */
  add(): Int32Array {
    const { words } = this;
    if (this.size < this.capacity) this.order[this.size] = this.size++;
    if (this.size * words > this.rows.length) {
      const grown = new Int32Array(Math.min(this.capacity, 2 * this.size) * words);
      grown.set(this.rows);
      this.rows = grown;
    }
    const slot = this.order[this.size - 1] as number;
    this.order.copyWithin(1, 0, this.size - 1);
    this.order[0] = slot;
    return this.rows.subarray(slot * words, (slot + 1) * words).fill(0);
  }

  /** The first row that has these values. */
  find(assigned: readonly number[]): Int32Array | undefined {
    for (let i = 0; i < this.size; i++) {
      const base = (this.order[i] as number) * this.words;
      if (this.agrees(base, assigned)) return this.rows.subarray(base, base + this.words);
    }
    return undefined;
  }

  /**
   * Clears from `missing` every value that stands in a row with these values; true when nothing is
   * left.
   */
  strike(missing: Int32Array, assigned: readonly number[]): boolean {
    const { words, rows, order, spare, size } = this;
    let useful = 0;
    let others = size;
    let left = -1;
    for (let i = 0; i < size; i++) {
      const slot = order[i] as number;
      const base = slot * words;
      let struck = 0;
      if (left !== 0 && this.agrees(base, assigned)) {
        left = 0;
        for (let w = 0; w < words; w++) {
          const before = missing[w] as number;
          const after = before & ~(rows[base + w] as number);
          struck |= before ^ after;
          left |= after;
          missing[w] = after;
        }
      }
      if (struck !== 0) spare[useful++] = slot;
      else spare[--others] = slot;
    }
    // The others were laid down backwards.
    spare.subarray(useful, size).reverse();
    this.order = spare;
    this.spare = order;
    return left === 0;
  }

  /** The same for the row added last. */
  strikeLast(missing: Int32Array): boolean {
    const base = (this.order[0] as number) * this.words;
    let left = 0;
    for (let w = 0; w < this.words; w++) {
      const rest = (missing[w] as number) & ~(this.rows[base + w] as number);
      missing[w] = rest;
      left |= rest;
    }
    return left === 0;
  }

  private agrees(base: number, assigned: readonly number[]): boolean {
    for (let i = 0; i < assigned.length; i++) {
      const value = assigned[i] as number;
      if ((((this.rows[base + (value >> 5)] as number) >>> (value & 31)) & 1) === 0) return false;
    }
    return true;
  }
}
