import { describe, expect, it } from 'vitest';
import { compileDiagram } from '#rules/engine/dd/compile-diagram.ts';
import { decodeDiagram, DiagramFormatError, encodeDiagram } from '#rules/engine/dd/encode.ts';
import { randomNetwork } from '../../../factories/random-network.ts';

describe('the bytes of a diagram', () => {
  it('give the same diagram back', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const diagram = compileDiagram(randomNetwork(seed));
      if (!diagram) throw new Error(`seed ${seed} did not fit`);
      expect(decodeDiagram(encodeDiagram(diagram)), `seed ${seed}`).toEqual(diagram);
    }
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
