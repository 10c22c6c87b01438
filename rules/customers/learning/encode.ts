/**
 * The model as bytes and back, so that it can be published with the family and loaded by a browser.
 *
 * Format: the letters KWRM, a version, the variables' names and values as JSON in UTF-8, rows and
 * weights, what is learnt. Numbers are unsigned LEB128, fractions four bytes (little-endian IEEE
 * 754). Rows are written by variable, as sorted: long runs, which compress well.
 */
import { ByteReader, ByteWriter } from '#rules/kernel/bytes.ts';
import type { Variable } from './history.ts';
import type { RecommendationModel } from './model.ts';
import { POWERS } from './mixture.ts';
import { UNSET } from './sample.ts';
import { STAGES } from './stage.ts';

const MAGIC = [0x4b, 0x57, 0x52, 0x4d];
const VERSION = 1;
const FRACTION = 4;

export class ModelFormatError extends Error {}

export function encodeModel({ variables, learnt }: RecommendationModel): Uint8Array {
  const { sample, penalties, sharpness, backOff } = learnt.neighbours;
  const out = new ByteWriter();
  for (const byte of MAGIC) out.byte(byte);
  out.byte(VERSION);
  const names = new TextEncoder().encode(
    JSON.stringify(variables.map(({ name, values }) => [name, ...values])),
  );
  out.number(names.length);
  for (const byte of names) out.byte(byte);
  out.number(sample.weights.length);
  fractions(out, sample.weights);
  for (let variable = 0; variable < variables.length; variable++) {
    for (let at = variable; at < sample.rows.length; at += variables.length) {
      const value = sample.rows[at] as number;
      out.number(value === UNSET ? 0 : value + 1);
    }
  }
  for (const penalty of penalties) out.number(penalty);
  fractions(out, sharpness);
  fractions(out, backOff);
  fractions(out, learnt.powers);
  return out.bytes();
}

/** Throws a ModelFormatError when the bytes are not a model of this version. */
export function decodeModel(bytes: Uint8Array): RecommendationModel {
  const input = new ByteReader(bytes, () => new ModelFormatError('a model cut short'));
  if (MAGIC.some((byte) => input.byte() !== byte)) throw new ModelFormatError('not a model');
  const version = input.byte();
  if (version !== VERSION) throw new ModelFormatError(`a model of version ${version}`);
  const variables = variablesOf(input.take(input.number()));
  const domains = variables.map(({ values }) => values.length);
  const width = domains.length;
  const count = input.number();
  const weights = readPositive(input, count);
  if (count * width > bytes.length) throw new ModelFormatError('a model cut short');
  const rows = new Uint16Array(count * width);
  domains.forEach((size, variable) => {
    for (let at = variable; at < rows.length; at += width) {
      const value = input.number();
      if (value > size) throw new ModelFormatError('a value that its variable has not');
      rows[at] = value === 0 ? UNSET : value - 1;
    }
  });
  const penalties = Uint16Array.from(domains, () => {
    const penalty = input.number();
    if (penalty > 0xffff) throw new ModelFormatError('a penalty out of bounds');
    return penalty;
  });
  const sharpness = readPositive(input, STAGES);
  const backOff = readPositive(input, STAGES);
  const powers = readFractions(input, POWERS);
  if (!input.done) throw new ModelFormatError('more than a model');
  const sample = { domains, rows, weights };
  return { variables, learnt: { neighbours: { sample, penalties, sharpness, backOff }, powers } };
}

function variablesOf(bytes: Uint8Array): readonly Variable[] {
  let named: unknown;
  try {
    named = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new ModelFormatError('names that cannot be read');
  }
  if (!Array.isArray(named)) throw new ModelFormatError('no list of variables');
  return named.map((entry: unknown) => {
    const [name, ...values] = Array.isArray(entry) ? (entry as unknown[]) : [];
    const isText = (one: unknown): one is string => typeof one === 'string';
    if (!isText(name) || !values.every(isText) || values.length >= UNSET) {
      throw new ModelFormatError('no variable with its values');
    }
    return { name, values };
  });
}

function fractions(out: ByteWriter, numbers: Float32Array): void {
  const view = new DataView(new ArrayBuffer(FRACTION));
  for (const number of numbers) {
    view.setFloat32(0, number, true);
    for (let i = 0; i < FRACTION; i++) out.byte(view.getUint8(i));
  }
}

function readFractions(input: ByteReader, count: number): Float32Array {
  const bytes = input.take(FRACTION * count);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const numbers = new Float32Array(count);
  for (let i = 0; i < count; i++) numbers[i] = view.getFloat32(FRACTION * i, true);
  if (!numbers.every(Number.isFinite)) throw new ModelFormatError('a fraction that is none');
  return numbers;
}

function readPositive(input: ByteReader, count: number): Float32Array {
  const numbers = readFractions(input, count);
  if (!numbers.every((each) => each > 0)) throw new ModelFormatError('a fraction not above 0');
  return numbers;
}
