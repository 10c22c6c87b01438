/** The PC catalogue: a few records of our own, the rules read one by one on every combination. */
import { describe, expect, it } from 'vitest';
import { allSolutions, worth } from '#test/oracle/brute-force-network.ts';
import type { NamedNetwork } from './model.ts';
import { readPcCatalogue } from './pc-catalogue.ts';

type Fields = Readonly<Record<string, unknown>>;

const cpu = (socket: string, tdp: number): Fields => ({ socket, specifications: { tdp } });
const board = (socket: string, form: string, memory: Fields, m2: number, sata: Fields): Fields => ({
  socket,
  form_factor: form,
  memory,
  m2_slots: Array.from({ length: m2 }, () => ({ key: 'M' })),
  storage_devices: sata,
});
const ram = (type: string, quantity: number, capacity: number): Fields => ({
  ram_type: type,
  form_factor: '288-pin DIMM',
  modules: { quantity },
  capacity,
});
const drive = (form: string, connection: string): Fields => ({
  form_factor: form,
  interface: connection,
  capacity: 500,
});

const RECORDS: Readonly<Record<string, readonly Fields[]>> = {
  CPU: [cpu('A', 60), cpu('B', 150), { specifications: { tdp: 5 } }],
  Motherboard: [
    board('A', 'ATX', { ram_type: 'DDR4', slots: 2, max: 32 }, 0, { sata_6_gb_s: 1 }),
    board('B', 'Mini-ITX', { ram_type: 'DDR5', slots: 4, max: 64 }, 1, { sata_3_gb_s: 4 }),
    board('A', 'Thin', { ram_type: 'DDR4', slots: 2, max: 32 }, 2, {}),
  ],
  RAM: [ram('DDR4', 2, 32), ram('DDR4', 4, 32), ram('DDR5', 2, 64), ram('DDR5', 2, 128)],
  GPU: [
    { length: 200, tdp: 75 },
    { length: 300.5, tdp: 200, power_connectors: { pcie_6_pin: 1, pcie_8_pin: 1 } },
    { length: 100, tdp: 250, power_connectors: { pcie_12V_2x6: 1 } },
    { length: 100, tdp: 76 },
  ],
  PCCase: [
    {
      supported_motherboard_form_factors: ['Mini-ITX'],
      max_video_card_length: 300,
      max_cpu_cooler_height: 70,
    },
    {
      supported_motherboard_form_factors: ['ATX', 'Mini-ITX'],
      max_video_card_length: 400,
      max_cpu_cooler_height: 160,
      internal_3_5_bays: 1,
    },
  ],
  PSU: [
    { form_factor: 'ATX', wattage: 300, connectors: { atx_24_pin: 1, pcie_6_plus_2_pin: 2 } },
    { form_factor: 'ATX', wattage: 400, connectors: { atx_24_pin: 1, pcie_12vhpwr: 1 } },
    { form_factor: 'SFX', wattage: 900, connectors: { atx_24_pin: 1, pcie_12vhpwr: 1 } },
  ],
  CPUCooler: [
    { cpu_sockets: ['A', 'B'], height: 150 },
    { cpu_sockets: ['B'], height: 65.5, water_cooled: false },
    { cpu_sockets: ['A', 'B'], height: 50, water_cooled: true },
  ],
  Storage: [
    drive('M.2-2280', 'M.2 PCIe 4.0 x4'),
    drive('2.5"', 'SATA 6.0 Gb/s'),
    drive('3.5"', 'SATA 3.0 Gb/s'),
    drive('2.5"', 'U.2'),
  ],
};

function catalogue(records: Readonly<Record<string, readonly Fields[]>> = RECORDS) {
  return new Map(
    Object.entries(records).map(([kind, lines]) => {
      const text = lines
        .map((fields, index) => JSON.stringify({ opendb_id: `${kind}-${index}`, ...fields }))
        .join('\n');
      return [kind, { file: `${kind}.jsonl`, text }];
    }),
  );
}

/** What the rules leave of the nine parts, written down by hand for the records above. */
function fits([cpu, board, ram, gpu, housing, psu, cooler, one, two]: readonly number[]): boolean {
  const kinds = ['M.2', '2.5', '3.5', 'none'];
  const drives = [kinds[one ?? 3], kinds[two ?? 3]];
  const count = (...which: string[]): number =>
    drives.filter((kind) => which.includes(kind ?? '')).length;
  const draw = [60, 150][cpu ?? 0]! + [75, 200, 250][gpu ?? 0]!; // prettier-ignore
  return (
    cpu === board &&
    (board === 0 ? ram === 0 : ram === 2) &&
    (housing === 1 || board === 1) &&
    (housing === 1 || gpu !== 1) &&
    (cpu === 1 || cooler === 0) &&
    (housing === 1 || cooler === 1) &&
    draw <= (psu === 0 ? 300 : 400) &&
    (gpu !== 1 || psu === 0) &&
    (gpu !== 2 || psu === 1) &&
    count('M.2') <= (board ?? 0) &&
    count('2.5', '3.5') <= (board === 0 ? 1 : 2) &&
    count('3.5') <= (housing ?? 0)
  );
}

/** The parts first, then what they determine, classes before what they bring. */
function solutionsOf({ network, variables }: NamedNetwork) {
  const order = [...network.domains.keys()];
  const helpers = order.splice(variables.length).reverse();
  return allSolutions(network, [...order, ...helpers]);
}

describe('a PC catalogue', () => {
  it('has the records kept as values, in the order of the lines', () => {
    const { variables } = readPcCatalogue(catalogue());
    expect(variables.map(({ name, values }) => `${name}: ${values.join(' ')}`)).toEqual([
      'cpu: CPU-0 CPU-1',
      'motherboard: Motherboard-0 Motherboard-1',
      'ram: RAM-0 RAM-1 RAM-2 RAM-3',
      'gpu: GPU-0 GPU-1 GPU-2',
      'case: PCCase-0 PCCase-1',
      'psu: PSU-0 PSU-1',
      'cooler: CPUCooler-0 CPUCooler-1',
      'storage1: Storage-0 Storage-1 Storage-2',
      'storage2: Storage-0 Storage-1 Storage-2 none',
    ]);
  });

  it('has the solutions of the rules, each once', () => {
    const model = readPcCatalogue(catalogue());
    const { network } = model;
    const solutions = solutionsOf(model).map((solution) => solution.slice(0, 9));
    const sizes = network.domains.slice(0, 9);
    const all = sizes.reduce<number[][]>(
      (found, size) =>
        found.flatMap((start) => Array.from({ length: size }, (_, value) => [...start, value])),
      [[]],
    );
    const expected = all.filter(fits);
    expect(expected.length).toBeGreaterThan(20);
    expect(solutions).toEqual(expected);
  });

  it('sums the watts of processor and graphics card', () => {
    const model = readPcCatalogue(catalogue());
    const power = model.network.objectives.find(({ name }) => name === 'power');
    for (const solution of solutionsOf(model)) {
      const [processor = 0, , , card = 0] = solution;
      const watts = [60, 150][processor]! + [75, 200, 250][card]!; // prettier-ignore
      expect(power && worth(power, solution)).toBe(watts);
    }
  });

  it('is refused with file and line', () => {
    const broken = new Map([...catalogue(), ['PSU', { file: 'PSU.jsonl', text: '\n{"a":' }]]);
    expect(() => readPcCatalogue(broken)).toThrow('PSU.jsonl:2: ');
    const nameless = new Map([...catalogue(), ['GPU', { file: 'GPU.jsonl', text: '{}' }]]);
    expect(() => readPcCatalogue(nameless)).toThrow('GPU.jsonl:1: a record without opendb_id');
    const missing = new Map([...catalogue()].filter(([kind]) => kind !== 'RAM'));
    expect(() => readPcCatalogue(missing)).toThrow('RAM.jsonl:1: missing');
  });
});
