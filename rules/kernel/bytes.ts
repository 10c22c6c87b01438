/**
 * Unsigned whole numbers as bytes and back: LEB128, seven bits a byte, the lowest first.
 *
 * Numbers up to 2^53 - 1; small ones take one byte.
 */
export class ByteWriter {
  private buffer = new Uint8Array(4096);
  private length = 0;

  byte(value: number): void {
    if (this.length === this.buffer.length) {
      const wider = new Uint8Array(2 * this.length);
      wider.set(this.buffer);
      this.buffer = wider;
    }
    this.buffer[this.length++] = value;
  }

  number(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.byte((rest & 127) | 128);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  bytes(): Uint8Array {
    return this.buffer.slice(0, this.length);
  }
}

export class ByteReader {
  private at = 0;

  /** `cutShort` makes the error that is thrown where the bytes end too soon. */
  constructor(
    private readonly buffer: Uint8Array,
    private readonly cutShort: () => Error,
  ) {}

  byte(): number {
    const value = this.buffer[this.at++];
    if (value === undefined) throw this.cutShort();
    return value;
  }

  number(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  }

  /** The next `count` bytes as they are. */
  take(count: number): Uint8Array {
    const taken = this.buffer.subarray(this.at, this.at + count);
    if (taken.length < count) throw this.cutShort();
    this.at += count;
    return taken;
  }

  get done(): boolean {
    return this.at >= this.buffer.length;
  }
}
