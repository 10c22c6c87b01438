/** An order of two lamps and a very large one, for the documents' tests. */
import { snapshotLine } from '#app/documents/snapshot-line.ts';
import type { DocumentLine, OrderDocumentData } from '#app/documents/types.ts';
import { publicFamily } from '#rules/model/public-family.ts';
import { priceCart } from '#rules/pricing/cart-total.ts';
import { fullLamp, lampContext, lampFamily } from '../../rules/pricing/lamp-family.ts';

const family = publicFamily(lampFamily);

export const LONG_WISH = `${'Please wrap it well, it is a present for my grandmother. '.repeat(40)}Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft${'x'.repeat(300)} ende`;

export function sampleOrder(change: Partial<OrderDocumentData> = {}): OrderDocumentData {
  const wanted = [
    { assignment: fullLamp, quantity: 2 },
    { assignment: { ...fullLamp, colour: 'white', engraving: 'Żółć – Ωmega Привет' }, quantity: 1 },
  ];
  const { prices, total } = priceCart(
    wanted.map((line) => ({ family, context: lampContext, ...line })),
  );
  const lines = wanted.flatMap(({ assignment, quantity }, index) => {
    const price = prices[index];
    return price
      ? snapshotLine({
          family: lampFamily,
          context: lampContext,
          product: assignment,
          position: index + 1,
          quantity,
          configurationName: index === 0 ? 'Åsas lampa' : 'Reading corner',
          price,
          deliveryDate: '2026-03-12',
          standard: { ...fullLamp, colour: 'white' },
        })
      : [];
  });
  return {
    number: 'KW-1042',
    placedAt: '2026-03-02T09:30:00.000Z',
    currency: 'EUR',
    locale: 'en',
    customer: {
      name: 'Åsa Öberg',
      email: 'asa@example.org',
      phone: '+46 70 123 45 67',
      address: ['Storgatan 1', '411 01 Göteborg', 'Sverige'],
    },
    lines,
    totals: total,
    wishes: { packaging: 'Gift wrap', greeting: 'Grattis på födelsedagen', text: LONG_WISH },
    dueDate: '2026-03-10',
    orderUrl: 'https://kitwright.example/orders/KW-1042',
    ...change,
  };
}

/** The first line with a BOM of `count` lines and an operation for every tenth of them. */
export function largeLine(line: DocumentLine, count: number): DocumentLine {
  const [part] = line.bom.filter(({ phantom }) => !phantom);
  const [operation] = line.routing;
  if (!part || !operation) throw new Error('the sample has parts and operations');
  return {
    ...line,
    bom: Array.from({ length: count }, (_, index) => ({
      ...part,
      id: `part-${index}`,
      level: 1 + (index % 4),
      partNumber: `PN-${1000 + index}`,
      title: { en: `Part number ${index} with a rather long name that explains what it is for` },
      bin: `B-${index % 37}`,
      quantity: index + 1,
    })),
    routing: Array.from({ length: Math.ceil(count / 10) }, (_, index) => ({
      ...operation,
      id: `operation-${index}`,
      sequence: 10 * (index + 1),
      workCentre: { id: `centre-${index % 5}`, title: { en: `Work centre ${index % 5}` } },
      instructions: Array.from({ length: 4 }, (_, step) => ({
        en: `Instruction ${step} of operation ${index}: put the part in place, turn it until it rests, and hold it there while the next one is mounted.`,
      })),
      tools: [{ en: 'Torque wrench' }, { en: '5 mm hex key' }],
      checks: [{ en: 'It sits without play.' }, { en: 'The cable moves freely.' }],
    })),
  };
}
