/** What a browser is sent of a published family, and how it becomes the engine's. */
import { compileFamily, withArtifact, type CompiledFamily } from '#rules/configuration/index.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';

export interface PublishedModel {
  readonly family: PublicFamily;
  /** Compiled diagrams in base64, by price list; none for families that search answers. */
  readonly diagrams: Readonly<Record<string, string>>;
}

export function compiledModel(
  { family, diagrams }: PublishedModel,
  priceList: string,
): CompiledFamily {
  const compiled = compileFamily(family, { priceList });
  const diagram = diagrams[priceList];
  if (diagram === undefined) return compiled;
  return withArtifact(
    compiled,
    Uint8Array.from(atob(diagram), (letter) => letter.charCodeAt(0)),
  );
}
