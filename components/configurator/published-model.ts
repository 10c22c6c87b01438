/**
 * What a browser is sent of a published family for one price list: compiled already, so that it
 * need not. Both ends must be of one release; the address of a model names its whole content.
 */
import { artifactOf, withArtifact, type CompiledFamily } from '#rules/configuration/index.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';

export interface PublishedModel {
  readonly family: PublicFamily;
  /** Its source is the family beside it. */
  readonly compiled: Omit<CompiledFamily, 'diagram' | 'source'>;
  /** In base64; absent for families that search answers. */
  readonly diagram?: string | undefined;
}

export function publishedModel(family: PublicFamily, whole: CompiledFamily): PublishedModel {
  const { diagram: _diagram, source: _source, ...compiled } = whole;
  const artifact = artifactOf(whole);
  return { family, compiled, diagram: artifact && toBase64(artifact) };
}

export function compiledModel({ family, compiled, diagram }: PublishedModel): CompiledFamily {
  const plain = { ...compiled, source: family };
  if (diagram === undefined) return plain;
  return withArtifact(plain, fromBase64(diagram));
}

const toBase64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

/** By a plain loop: it runs once, before anything is compiled, and the first view waits for it. */
function fromBase64(text: string): Uint8Array {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
}
