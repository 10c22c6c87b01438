/** Brings the family and the engine into the browser: from then on no click needs the server. */
import { compileFamily, openConfigurator } from '#rules/configuration/index.ts';
import type { ContextLiterals } from '#rules/configuration/types.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import type { FinishingEngine } from './finish.ts';

export interface EngineSource {
  /** Where the published family is; it never changes there. */
  readonly modelUrl: string;
  readonly priceListId: string;
  readonly literals: ContextLiterals;
}

export interface LoadedEngine {
  readonly family: PublicFamily;
  readonly engine: FinishingEngine;
}

export async function loadEngine(source: EngineSource): Promise<LoadedEngine> {
  const response = await fetch(source.modelUrl);
  if (!response.ok) throw new Error(`the family did not load: ${response.status}`);
  const { family } = (await response.json()) as { family: PublicFamily };
  const compiled = compileFamily(family, { priceList: source.priceListId });
  return { family, engine: openConfigurator(compiled, source.literals) };
}
