/**
 * A catalogue of PC components: one variable for each part, its values the records.
 *
 * Records the rules can't tell apart share a class; the rules are tables between what the classes
 * bring (socket, memory, lengths, watts …), never between the thousands of records. Each added
 * variable is determined by the parts. The records carry no price, so two sums of theirs stand for
 * one: `power` (watts of processor and graphics card) and `figures` (one main number of every
 * record, units mixed: meaningless, but it makes every part weigh in).
 */
import type { Term } from '#rules/engine/network/network.ts';
import type { NamedText } from './megane.ts';
import type { NamedNetwork } from './model.ts';
import { FormatError } from './model.ts';
import { NetworkBuilder } from './network-builder.ts';
import { gpuConnectors, readParts, storageKind, type PartRecord } from './pc-records.ts';

/** Variable, file, and the number of a record that goes into the sum `figures`. */
const PARTS = [
  ['cpu', 'CPU', 'specifications.tdp'],
  ['motherboard', 'Motherboard', 'memory.max'],
  ['ram', 'RAM', 'capacity'],
  ['gpu', 'GPU', 'length'],
  ['case', 'PCCase', 'max_video_card_length'],
  ['psu', 'PSU', 'wattage'],
  ['cooler', 'CPUCooler', 'height'],
  ['storage1', 'Storage', 'capacity'],
  ['storage2', 'Storage', 'capacity'],
] as const;

type PartName = (typeof PARTS)[number][0];
type Records = readonly (PartRecord | undefined)[];

/** What the records of a part bring to a rule: a key per record, equal keys being alike. */
type KeyOf<K> = (record: PartRecord | undefined) => K;

/** The levels of a part's records in one rule, and the variable that holds the level. */
interface Levels {
  readonly variable: number;
  readonly levelOf: readonly number[];
}

export function readPcCatalogue(files: ReadonlyMap<string, NamedText>): NamedNetwork {
  const builder = new NetworkBuilder();
  const records = new Map<PartName, Records>();
  for (const [name, kind] of PARTS) {
    const file = files.get(kind);
    if (!file) throw new FormatError(`${kind}.jsonl`, 1, 'missing in the catalogue');
    const parts = readParts(kind, file);
    const optional = name === 'storage2';
    builder.addVariable(name, [...parts.map(({ id }) => id), ...(optional ? ['none'] : [])]);
    records.set(name, [...parts.map(({ record }) => record), ...(optional ? [undefined] : [])]);
  }
  const rules = new CatalogueRules(builder, records);
  rules.add();
  addObjectives(builder, records);
  return builder.build();
}

class CatalogueRules {
  private readonly levels = new Map<PartName, Levels[]>();

  constructor(
    private readonly builder: NetworkBuilder,
    private readonly records: ReadonlyMap<PartName, Records>,
  ) {}

  add(): void {
    const text =
      (path: string): KeyOf<string> =>
      (record) =>
        record?.text(path) ?? '';
    const number =
      (path: string): KeyOf<number> =>
      (record) =>
        record?.number(path) ?? 0;
    const texts =
      (path: string): KeyOf<readonly unknown[]> =>
      (record) =>
        record?.list(path) ?? [];
    const socket = text('socket');
    this.relate('cpu', socket, 'motherboard', socket, (a, b) => a === b);
    this.relate('ram', memoryOf, 'motherboard', memoryPlacesOf, fitsMemory);
    this.relate(
      'motherboard',
      text('form_factor'),
      'case',
      texts('supported_motherboard_form_factors'),
      (form, supported) => supported.includes(form),
    );
    this.relate(
      'gpu',
      number('length'),
      'case',
      number('max_video_card_length'),
      (length, most) => length <= most,
    );
    this.relate('cpu', socket, 'cooler', texts('cpu_sockets'), (a, b) => b.includes(a));
    this.relate(
      'cooler',
      number('height'),
      'case',
      number('max_cpu_cooler_height'),
      (height, most) => height <= most,
    );
    this.relate('gpu', gpuNeedOf, 'psu', psuOfferOf, ([a, b], [x, y]) => a <= x && b <= y);
    this.addPower();
    this.addStorage();
    for (const [part, levels] of this.levels) this.tie(part, levels);
  }

  /** The two parts fit exactly if their keys are allowed together. */
  private relate<A, B>(
    left: PartName,
    leftKey: KeyOf<A>,
    right: PartName,
    rightKey: KeyOf<B>,
    allowed: (left: A, right: B) => boolean,
  ): void {
    const a = distinct(this.recordsOf(left).map(leftKey));
    const b = distinct(this.recordsOf(right).map(rightKey));
    const fits = a.keys.map((one) => b.keys.map((other) => allowed(one, other)));
    const rows = merge(fits);
    const columns = merge(b.keys.map((_, column) => fits.map((row) => row[column] === true)));
    const first = this.level(left, a.indices.map((index) => rows.group[index] ?? 0), rows.count); // prettier-ignore
    const second = this.level(right, b.indices.map((index) => columns.group[index] ?? 0), columns.count); // prettier-ignore
    this.builder.addRelation(
      [first, second],
      ([one = 0, other = 0]) =>
        fits[rows.member[one] ?? -1]?.[columns.member[other] ?? -1] === true,
    );
  }

  /** Rule 6: what processor and graphics card draw together, as the least wattage that suffices. */
  private addPower(): void {
    const cpu = this.numbers('cpu', (r) => r?.number('specifications.tdp') ?? 0);
    const gpu = this.numbers('gpu', (r) => r?.number('tdp') ?? 0);
    const psu = this.numbers('psu', (r) => r?.number('wattage') ?? 0);
    const { builder } = this;
    // One level more than there are wattages: none suffices.
    const need = builder.addHelper(psu.sorted.length + 1);
    const rows: number[] = [];
    builder.forEachCombination([cpu.variable, gpu.variable], ([a = 0, b = 0]) => {
      const draw = (cpu.sorted[a] ?? 0) + (gpu.sorted[b] ?? 0);
      const enough = psu.sorted.findIndex((wattage) => wattage >= draw);
      rows.push(a, b, enough < 0 ? psu.sorted.length : enough);
    });
    builder.addTable([cpu.variable, gpu.variable, need], rows);
    builder.addRelation([need, psu.variable], ([least = 0, given = 0]) => given >= least);
  }

  /** Rule 8: the places for drives on the motherboard and in the case. */
  private addStorage(): void {
    const drives = (['storage1', 'storage2'] as const).map((part) => {
      const kinds = distinct(this.recordsOf(part).map((r) => (r ? storageKind(r) : 'none')));
      return { kinds: kinds.keys, variable: this.level(part, kinds.indices, kinds.keys.length) };
    });
    const [first, second] = drives;
    if (!first || !second) return;
    const pairs = first.kinds.flatMap((one) => second.kinds.map((other) => [one, other]));
    const places: readonly (readonly [PartName, KeyOf<Readonly<Record<string, number>>>])[] = [
      ['motherboard', boardPlacesOf],
      ['case', casePlacesOf],
    ];
    for (const [part, placesOf] of places) {
      const { keys, indices } = distinct(this.recordsOf(part).map(placesOf));
      const fits = keys.map((place) => pairs.map((pair) => fitsDrives(pair, place)));
      const { group, member, count } = merge(fits);
      const level = this.level(
        part,
        indices.map((index) => group[index] ?? 0),
        count,
      );
      this.builder.addRelation(
        [first.variable, second.variable, level],
        ([a = 0, b = 0, place = 0]) =>
          fits[member[place] ?? -1]?.[a * second.kinds.length + b] === true,
      );
    }
  }

  private recordsOf(part: PartName): Records {
    return this.records.get(part) ?? [];
  }

  private level(part: PartName, levelOf: readonly number[], count: number): number {
    const variable = this.builder.addHelper(count);
    this.levels.set(part, [...(this.levels.get(part) ?? []), { variable, levelOf }]);
    return variable;
  }

  private numbers(part: PartName, keyOf: KeyOf<number>) {
    const found = this.recordsOf(part).map(keyOf);
    const sorted = [...new Set(found)].sort((a, b) => a - b);
    const levels = new Map(sorted.map((number, level) => [number, level]));
    const variable = this.level(
      part,
      found.map((number) => levels.get(number) ?? 0),
      sorted.length,
    );
    return { sorted, variable };
  }

  /** Ties a part to its levels, by a class for each combination of them that some record has. */
  private tie(part: PartName, levels: readonly Levels[]): void {
    const { builder } = this;
    const variable = builder.variable(part) ?? -1;
    const [only] = levels;
    if (levels.length === 1 && only) {
      const rows = only.levelOf.flatMap((level, value) => [value, level]);
      builder.addTable([variable, only.variable], rows);
      return;
    }
    const combined = this.recordsOf(part).map((_, value) =>
      levels.map(({ levelOf }) => levelOf[value] ?? 0),
    );
    const { keys, indices } = distinct(combined);
    const group = builder.addHelper(keys.length);
    builder.addTable(
      [variable, group],
      indices.flatMap((index, value) => [value, index]),
    );
    levels.forEach((level, column) => {
      const rows = keys.flatMap((key, index) => [index, key[column] ?? 0]);
      builder.addTable([group, level.variable], rows);
    });
  }
}

const memoryOf: KeyOf<readonly [string, number, number]> = (r) => [
  r?.text('ram_type') ?? '',
  r?.number('modules.quantity') ?? 0,
  r?.number('capacity') ?? 0,
];
const memoryPlacesOf: KeyOf<readonly [string, number, number]> = (r) => [
  r?.text('memory.ram_type') ?? '',
  r?.number('memory.slots') ?? 0,
  r?.number('memory.max') ?? 0,
];
const fitsMemory = (
  [type, modules, size]: readonly [string, number, number],
  [takes, slots, most]: readonly [string, number, number],
): boolean => type === takes && modules <= slots && size <= most;

const gpuNeedOf: KeyOf<readonly [number, number]> = (r) => {
  if (!r) return [0, 0];
  const { classic, new: other } = gpuConnectors(r);
  return [classic, other];
};
const psuOfferOf: KeyOf<readonly [number, number]> = (r) => [
  r?.number('connectors.pcie_6_plus_2_pin') ?? 0,
  r?.number('connectors.pcie_12vhpwr') ?? 0,
];

const boardPlacesOf: KeyOf<Readonly<Record<string, number>>> = (r) => ({
  m2: Math.min(2, r?.list('m2_slots').length ?? 0),
  sata: Math.min(
    2,
    (r?.number('storage_devices.sata_6_gb_s') ?? 0) +
      (r?.number('storage_devices.sata_3_gb_s') ?? 0),
  ),
});
const casePlacesOf: KeyOf<Readonly<Record<string, number>>> = (r) => ({
  bays: Math.min(2, r?.number('internal_3_5_bays') ?? 0),
});

function fitsDrives(kinds: readonly string[], places: Readonly<Record<string, number>>): boolean {
  const { m2 = 2, sata = 2, bays = 2 } = places;
  const of = (...which: string[]): number => kinds.filter((kind) => which.includes(kind)).length;
  return of('M.2') <= m2 && of('2.5"', '3.5"') <= sata && of('3.5"') <= bays;
}

/** The distinct keys in the order they come, and the index of each given one. */
function distinct<K>(all: readonly K[]) {
  const keys: K[] = [];
  const known = new Map<string, number>();
  const indices = all.map((key) => {
    const written = JSON.stringify(key);
    const index = known.get(written) ?? keys.push(key) - 1;
    known.set(written, index);
    return index;
  });
  return { keys, indices };
}

/** Equal rows as one group; `member` is one row of each group. */
function merge(rows: readonly (readonly boolean[])[]) {
  const { keys, indices } = distinct(rows.map((row) => row.map(Number).join('')));
  const member = keys.map((_, group) => indices.indexOf(group));
  return { group: indices, member, count: keys.length };
}

function addObjectives(builder: NetworkBuilder, records: ReadonlyMap<PartName, Records>): void {
  const term = (part: PartName, path: string): Term => ({
    variable: builder.variable(part) ?? -1,
    weights: (records.get(part) ?? []).map((record) => Math.round(record?.number(path) ?? 0)),
  });
  builder.objectives.push({
    name: 'power',
    constant: 0,
    terms: [term('cpu', 'specifications.tdp'), term('gpu', 'tdp')],
  });
  builder.objectives.push({
    name: 'figures',
    constant: 0,
    terms: PARTS.map(([part, , path]) => term(part, path)),
  });
}
