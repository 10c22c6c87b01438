/**
 * The diagram of a compiled family as bytes, so that a browser need not compile it.
 *
 * Family and price list are sent beside it; the same release compiles both to the same variables,
 * which is checked.
 */
import type { CompiledFamily } from '#rules/compile/compiled-family.ts';
import { networkOf } from '#rules/compile/network-of.ts';
import { decodeDiagram, encodeDiagram } from '#rules/engine/dd/encode.ts';

/** Undefined where the family has no diagram. */
export const artifactOf = ({ diagram }: CompiledFamily): Uint8Array | undefined =>
  diagram && encodeDiagram(diagram);

/** Throws a DiagramFormatError for foreign bytes, a RangeError for another family's diagram. */
export function withArtifact(compiled: CompiledFamily, artifact: Uint8Array): CompiledFamily {
  const diagram = decodeDiagram(artifact);
  const { domains } = networkOf(compiled).network;
  const fits =
    domains.length === diagram.domains.length &&
    domains.every((size, variable) => size === diagram.domains[variable]);
  if (!fits) throw new RangeError('the diagram is of another family');
  return { ...compiled, diagram };
}
