/**
 * A hash map from short vectors of 32-bit integers to integers.
 *
 * Keys are written one after the other into one buffer; a key is looked up with the vector that
 * stands in `scratch`, so that neither lookup nor insertion allocates. Open addressing with linear
 * probing (Knuth, The Art of Computer Programming 3, 6.4).
 */
const MISSING = -1;

export class VectorMap {
  /** Where the caller writes the vector that is asked for. */
  scratch = new Int32Array(64);
  size = 0;
  private slots: Int32Array;
  private starts: Int32Array;
  private lengths: Int32Array;
  private hashes: Int32Array;
  private values: Int32Array;
  private keys: Int32Array;
  private keysEnd = 0;

  /** Room for so many vectors without growing. */
  constructor(expected = 512) {
    const slots = 2 ** Math.ceil(Math.log2(2 * expected + 1));
    this.slots = new Int32Array(slots).fill(MISSING);
    this.starts = new Int32Array(expected);
    this.lengths = new Int32Array(expected);
    this.hashes = new Int32Array(expected);
    this.values = new Int32Array(expected);
    this.keys = new Int32Array(8 * expected);
  }

  /** Makes room for vectors of this length in `scratch`. */
  reserve(length: number): void {
    if (this.scratch.length >= length) return;
    const wider = new Int32Array(2 * length);
    wider.set(this.scratch);
    this.scratch = wider;
  }

  /** The value of the first `length` entries of `scratch`; -1 where there is none. */
  get(length: number): number {
    const entry = this.slots[this.find(length, this.hash(length))] ?? MISSING;
    return entry === MISSING ? MISSING : (this.values[entry] ?? MISSING);
  }

  /** As `get`, in one go with keeping `value` (0 or more) where there is none. */
  keep(length: number, value: number): number {
    const hash = this.hash(length);
    const slot = this.find(length, hash);
    const known = this.slots[slot] as number;
    if (known !== MISSING) return this.values[known] as number;
    this.add(length, hash, slot, value);
    return MISSING;
  }

  /** Keeps `value` (0 or more) for the first `length` entries of `scratch`; its place for `setAt`. */
  set(length: number, value: number): number {
    const hash = this.hash(length);
    const slot = this.find(length, hash);
    const known = this.slots[slot] as number;
    if (known === MISSING) return this.add(length, hash, slot, value);
    this.values[known] = value;
    return known;
  }

  /** Another value for a vector that `set` put in this place. */
  setAt(place: number, value: number): void {
    this.values[place] = value;
  }

  private add(length: number, hash: number, slot: number, value: number): number {
    const entry = this.size++;
    if (entry === this.starts.length) this.growEntries();
    if (this.keysEnd + length > this.keys.length) {
      const wider = new Int32Array(2 * (this.keysEnd + length));
      wider.set(this.keys);
      this.keys = wider;
    }
    for (let i = 0; i < length; i++) this.keys[this.keysEnd + i] = this.scratch[i] as number;
    this.starts[entry] = this.keysEnd;
    this.lengths[entry] = length;
    this.hashes[entry] = hash;
    this.values[entry] = value;
    this.keysEnd += length;
    this.slots[slot] = entry;
    if (2 * this.size > this.slots.length) this.growSlots();
    return entry;
  }

  private hash(length: number): number {
    const { scratch } = this;
    let hash = length;
    for (let i = 0; i < length; i++) {
      hash = Math.imul(hash ^ (scratch[i] as number), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return hash | 0;
  }

  private find(length: number, hash: number): number {
    const { slots, scratch, keys } = this;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const entry = slots[slot] as number;
      if (entry === MISSING) return slot;
      if (this.hashes[entry] === hash && this.lengths[entry] === length) {
        const start = this.starts[entry] as number;
        let i = 0;
        while (i < length && keys[start + i] === scratch[i]) i++;
        if (i === length) return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  private growEntries(): void {
    const double = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const wider = new Int32Array(2 * old.length);
      wider.set(old);
      return wider;
    };
    this.starts = double(this.starts);
    this.lengths = double(this.lengths);
    this.hashes = double(this.hashes);
    this.values = double(this.values);
  }

  private growSlots(): void {
    this.slots = new Int32Array(2 * this.slots.length).fill(MISSING);
    const mask = this.slots.length - 1;
    for (let entry = 0; entry < this.size; entry++) {
      let slot = (this.hashes[entry] as number) & mask;
      while (this.slots[slot] !== MISSING) slot = (slot + 1) & mask;
      this.slots[slot] = entry;
    }
  }
}
