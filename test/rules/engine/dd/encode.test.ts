import { describe, expect, it } from 'vitest';
import { compileDiagram } from '#rules/engine/dd/compile-diagram.ts';
import { decodeDiagram, DiagramFormatError, encodeDiagram } from '#rules/engine/dd/encode.ts';
import type { Network } from '#rules/engine/network/network.ts';
import { randomNetwork } from '../../../factories/random-network.ts';

describe('the bytes of a diagram', () => {
  it('give the same diagram back', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const diagram = compileDiagram(randomNetwork(seed));
      if (!diagram) throw new Error(`seed ${seed} did not fit`);
      expect(decodeDiagram(encodeDiagram(diagram)), `seed ${seed}`).toEqual(diagram);
    }
  });

  it('give a large one back, of many nodes and great numbers', () => {
    const size = 400;
    const rows = Array.from({ length: size }, (_, value) => [value, (7 * value) % size]).flat();
    const network: Network = {
      domains: [size, size, size],
      constraints: [
        { kind: 'table', scope: [0, 1], rows: Uint16Array.from(rows) },
        { kind: 'table', scope: [1, 2], rows: Uint16Array.from(rows) },
      ],
      objectives: [],
    };
    const diagram = compileDiagram(network);
    if (!diagram) throw new Error('it did not fit');
    const bytes = encodeDiagram(diagram);
    expect(bytes.length).toBeGreaterThan(4096);
    expect(decodeDiagram(bytes)).toEqual(diagram);
  });

  it('are refused when they are something else, cut short, or of another version', () => {
    const diagram = compileDiagram(randomNetwork(1));
    if (!diagram) throw new Error('it did not fit');
    const bytes = encodeDiagram(diagram);
    expect(() => decodeDiagram(new Uint8Array(9))).toThrow(DiagramFormatError);
    expect(() => decodeDiagram(bytes.subarray(0, bytes.length - 1))).toThrow(DiagramFormatError);
    const later = bytes.slice();
    later[4] = 2;
    expect(() => decodeDiagram(later)).toThrow('version 2');
  });
});
