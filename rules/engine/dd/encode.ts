/**
 * The diagram as bytes and back, so that a browser loads what the server compiled.
 *
 * Format: the letters KWDD, a version, then unsigned LEB128 numbers. Nodes are written in ascending
 * order and what they lead to as distances, which are small and compress well.
 */
import { ByteReader, ByteWriter } from '#rules/kernel/bytes.ts';
import { NO_SOLUTION, nodeCount, type Diagram } from './diagram.ts';

const MAGIC = [0x4b, 0x57, 0x44, 0x44];
const VERSION = 1;

export class DiagramFormatError extends Error {}

export function encodeDiagram(diagram: Diagram): Uint8Array {
  const { domains, parents, edgeStarts, edgeSets, edgeTargets, lefts, rights } = diagram;
  const { setVariables, setStarts, setValues, root } = diagram;
  const out = new ByteWriter();
  for (const byte of MAGIC) out.byte(byte);
  out.byte(VERSION);
  out.number(domains.length);
  for (const size of domains) out.number(size);
  for (const parent of parents) out.number(parent + 1);
  out.number(setVariables.length);
  setVariables.forEach((variable, set) => {
    const start = setStarts[set] as number;
    const end = setStarts[set + 1] as number;
    out.number(variable);
    out.number(end - start);
    let previous = -1;
    for (let i = start; i < end; i++) {
      out.number((setValues[i] as number) - previous - 1);
      previous = setValues[i] as number;
    }
  });
  out.number(nodeCount(diagram));
  for (let node = 1; node < nodeCount(diagram); node++) {
    const start = edgeStarts[node] as number;
    const end = edgeStarts[node + 1] as number;
    out.number(end - start);
    if (start === end) {
      out.number(node - (lefts[node] as number));
      out.number(node - (rights[node] as number));
    }
    for (let e = start; e < end; e++) {
      out.number(edgeSets[e] as number);
      out.number(node - (edgeTargets[e] as number));
    }
  }
  out.number(root - NO_SOLUTION);
  return out.bytes();
}

/** Throws DiagramFormatError when the bytes are not a diagram of this version. */
export function decodeDiagram(bytes: Uint8Array): Diagram {
  const input = new ByteReader(bytes, () => new DiagramFormatError('a diagram cut short'));
  if (MAGIC.some((byte) => input.byte() !== byte)) throw new DiagramFormatError('not a diagram');
  const version = input.byte();
  if (version !== VERSION) throw new DiagramFormatError(`a diagram of version ${version}`);
  const domains = Array.from({ length: input.number() }, () => input.number());
  const parents = Int32Array.from(domains, () => input.number() - 1);
  const setVariables = new Int32Array(input.number());
  const setStarts = new Int32Array(setVariables.length + 1);
  const setValues: number[] = [];
  for (let set = 0; set < setVariables.length; set++) {
    setVariables[set] = input.number();
    let value = -1;
    for (let left = input.number(); left > 0; left--) setValues.push((value += 1 + input.number()));
    setStarts[set + 1] = setValues.length;
  }
  const nodes = input.number();
  const edgeStarts = new Int32Array(nodes + 1);
  const lefts = new Int32Array(nodes);
  const rights = new Int32Array(nodes);
  const edgeSets: number[] = [];
  const edgeTargets: number[] = [];
  for (let node = 1; node < nodes; node++) {
    const edges = input.number();
    if (edges === 0) {
      lefts[node] = node - input.number();
      rights[node] = node - input.number();
    }
    for (let e = 0; e < edges; e++) {
      edgeSets.push(input.number());
      edgeTargets.push(node - input.number());
    }
    edgeStarts[node + 1] = edgeSets.length;
  }
  return {
    domains,
    parents,
    edgeStarts,
    edgeSets: Int32Array.from(edgeSets),
    edgeTargets: Int32Array.from(edgeTargets),
    lefts,
    rights,
    setVariables,
    setStarts,
    setValues: Uint16Array.from(setValues),
    root: input.number() + NO_SOLUTION,
  };
}
