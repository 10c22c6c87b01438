/**
 * The component records of a PC catalogue: one JSON record a line, and which of them count.
 *
 * Which records are kept, and that missing numbers are 0, is said in the catalogue's `rules.md`.
 */
import type { NamedText } from './megane.ts';
import { FormatError } from './model.ts';

/** A record, and safe ways into its parts. */
export class PartRecord {
  constructor(private readonly fields: unknown) {}

  private at(path: string): unknown {
    let found: unknown = this.fields;
    for (const step of path.split('.')) {
      if (typeof found !== 'object' || found === null) return undefined;
      found = (found as Readonly<Record<string, unknown>>)[step];
    }
    return found;
  }

  text(path: string): string {
    const found = this.at(path);
    return typeof found === 'string' ? found : '';
  }

  has(path: string): boolean {
    return typeof this.at(path) === 'number';
  }

  /** The number, 0 where it is missing. */
  number(path: string): number {
    const found = this.at(path);
    return typeof found === 'number' ? found : 0;
  }

  list(path: string): readonly unknown[] {
    const found = this.at(path);
    return Array.isArray(found) ? found : [];
  }

  isTrue(path: string): boolean {
    return this.at(path) === true;
  }
}

export type Storage = 'M.2' | '2.5"' | '3.5"' | 'none';

export function storageKind(record: PartRecord): Storage {
  const form = record.text('form_factor');
  if (form.startsWith('M.2')) return 'M.2';
  return form === '2.5"' || form === '3.5"' ? form : 'none';
}

/** The connectors of one kind that a graphics card needs. */
export const gpuConnectors = (record: PartRecord) => ({
  classic:
    record.number('power_connectors.pcie_6_pin') + record.number('power_connectors.pcie_8_pin'),
  new:
    record.number('power_connectors.pcie_12VHPWR') + record.number('power_connectors.pcie_12V_2x6'),
});

const BOARD_FORMS = ['ATX', 'Micro ATX', 'Mini-ITX', 'EATX'];

/** By file, whether a record is one of the catalogue. */
const KEPT: Readonly<Record<string, (record: PartRecord) => boolean>> = {
  CPU: (r) => r.text('socket') !== '' && r.number('specifications.tdp') > 0,
  Motherboard: (r) =>
    r.text('socket') !== '' &&
    BOARD_FORMS.includes(r.text('form_factor')) &&
    r.text('memory.ram_type') !== '' &&
    r.number('memory.slots') > 0 &&
    r.number('memory.max') > 0,
  RAM: (r) =>
    !r.text('form_factor').includes('SO-DIMM') &&
    r.text('ram_type') !== '' &&
    r.has('modules.quantity') &&
    r.has('capacity'),
  GPU: (r) => {
    const { classic, new: other } = gpuConnectors(r);
    return r.has('length') && r.has('tdp') && (classic + other > 0 || r.number('tdp') <= 75);
  },
  PCCase: (r) =>
    r.list('supported_motherboard_form_factors').length > 0 &&
    r.has('max_video_card_length') &&
    r.has('max_cpu_cooler_height'),
  PSU: (r) =>
    r.text('form_factor') === 'ATX' && r.has('wattage') && r.number('connectors.atx_24_pin') > 0,
  CPUCooler: (r) =>
    !r.isTrue('water_cooled') && r.list('cpu_sockets').length > 0 && r.has('height'),
  Storage: (r) => {
    const kind = storageKind(r);
    return kind === 'M.2' || (kind !== 'none' && r.text('interface').includes('SATA'));
  },
};

export const CATALOGUE_FILES = Object.keys(KEPT);

export interface Part {
  readonly id: string;
  readonly record: PartRecord;
}

/** The records of one file that count, in its order. */
export function readParts(kind: string, { file, text }: NamedText): readonly Part[] {
  const kept = KEPT[kind];
  if (!kept) throw new Error(`no rule says which ${kind} records count`);
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const record = new PartRecord(parse(line, file, index + 1));
    const id = record.text('opendb_id');
    if (id === '') throw new FormatError(file, index + 1, 'a record without opendb_id');
    return kept(record) ? [{ id, record }] : [];
  });
}

function parse(line: string, file: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (fault) {
    throw new FormatError(file, number, (fault as Error).message);
  }
}
