/**
 * Loads one model of a benchmark folder: the entry's `format` says which reader.
 *
 * A format without a reader, a missing file and a malformed one are errors that say so.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readCtwedge } from './ctwedge.ts';
import { readDimacs } from './dimacs.ts';
import { readMegane, type NamedText } from './megane.ts';
import type { NamedNetwork } from './model.ts';
import { readPcCatalogue } from './pc-catalogue.ts';
import { CATALOGUE_FILES } from './pc-records.ts';
import { readXcsp21 } from './xcsp21.ts';

export interface ModelEntry {
  readonly format: string;
  /** File or folder, from the set's folder. */
  readonly model: string;
  readonly prices?: string | undefined;
}

type Load = (set: string, entry: ModelEntry) => NamedNetwork;

const textOf = (set: string, file: string): NamedText => ({
  file,
  text: readFileSync(path.join(set, file), 'utf8'),
});

const LOADERS: Readonly<Record<string, Load>> = {
  dimacs: (set, { model }) => readDimacs(textOf(set, model).text, model),
  ctwedge: (set, { model }) => readCtwedge(textOf(set, model).text, model),
  'xcsp2.1': (set, { model, prices }) =>
    readXcsp21(textOf(set, model), prices === undefined ? undefined : textOf(set, prices)),
  'megane-rules': (set, { model }) => {
    const rules = path.join(model, 'rules');
    const files = readdirSync(path.join(set, rules)).filter((file) => file.endsWith('.pm'));
    return readMegane(
      textOf(set, path.join(model, 'domains.txt')),
      files.sort().map((file) => textOf(set, path.join(rules, file))),
    );
  },
  'pc-catalogue': (set, { model }) =>
    readPcCatalogue(
      new Map(
        CATALOGUE_FILES.map((kind) => [kind, textOf(set, path.join(model, `${kind}.jsonl`))]),
      ),
    ),
};

export function loadModel(set: string, entry: ModelEntry): NamedNetwork {
  const load = LOADERS[entry.format];
  if (!load) {
    const known = Object.keys(LOADERS).join(', ');
    throw new Error(`unknown format "${entry.format}" (known: ${known})`);
  }
  return load(set, entry);
}
