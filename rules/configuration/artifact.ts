/**
 * The diagram of a compiled family as bytes, so that a browser need not compile it.
 *
 * How many sums stand beside it and their numbers, two bytes each, the lower first; then the
 * diagram. Family and price list are sent beside it; the same release compiles both to the same
 * variables and sums, which is checked.
 */
import type { CompiledFamily } from '#rules/compile/compiled-family.ts';
import { placesOf } from '#rules/compile/network-of.ts';
import { decodeDiagram, DiagramFormatError, encodeDiagram } from '#rules/engine/dd/encode.ts';

/** Undefined where the family has no diagram. */
export function artifactOf({ diagram: own }: CompiledFamily): Uint8Array | undefined {
  if (!own) return undefined;
  const head = [own.beside.length, ...own.beside].flatMap((n) => [n & 255, n >> 8]);
  const body = encodeDiagram(own.diagram);
  const bytes = new Uint8Array(head.length + body.length);
  bytes.set(head);
  bytes.set(body, head.length);
  return bytes;
}

/** Throws a DiagramFormatError for foreign bytes, a RangeError for another family's diagram. */
export function withArtifact(compiled: CompiledFamily, artifact: Uint8Array): CompiledFamily {
  const number = (i: number): number => {
    const [low, high] = artifact.subarray(2 * i, 2 * i + 2);
    if (low === undefined || high === undefined) throw new DiagramFormatError('cut short');
    return low + 256 * high;
  };
  const count = number(0);
  const beside = Array.from({ length: count }, (_, i) => number(1 + i));
  const diagram = decodeDiagram(artifact.subarray(2 + 2 * count));
  const { domains } = placesOf(compiled);
  const fits =
    domains.length === diagram.domains.length &&
    domains.every((size, variable) => size === diagram.domains[variable]) &&
    beside.every((sum) => sum < compiled.linears.length);
  if (!fits) throw new RangeError('the diagram is of another family');
  return { ...compiled, diagram: { diagram, beside } };
}
