/**
 * What every benchmark format is read into: a network, and the names of its first variables.
 *
 * Variables of the file come first, in the file's order; variables a reader adds come after them
 * and have exactly one value for each solution of the file's own (so counts do not change).
 */
import type { Network } from '#rules/engine/network/network.ts';

export interface NamedVariable {
  readonly name: string;
  readonly values: readonly string[];
}

export interface NamedNetwork {
  readonly network: Network;
  readonly variables: readonly NamedVariable[];
}

/** A fault of a file, said with the place it was found at. */
export class FormatError extends Error {
  constructor(file: string, line: number, fault: string) {
    super(`${file}:${line}: ${fault}`);
    this.name = 'FormatError';
  }
}

/** The line (from 1) of a position in a text. */
export function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1)) {
    line++;
  }
  return line;
}
