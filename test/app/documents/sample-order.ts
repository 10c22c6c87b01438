/** An order of two lamps and a very large one, for the documents' tests. */
import type { DocumentLine, OrderDocumentData } from '#app/documents/types.ts';
import { orderDocument } from '#app/presenters/order-document.server.ts';
import { orderView } from '../../factories/order-view.ts';
import { fullLamp, lampContext, lampFamily } from '../../rules/pricing/lamp-family.ts';

export const LONG_WISH = `${'Please wrap it well, it is a present for my grandmother. '.repeat(40)}Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft${'x'.repeat(300)} ende`;

export function sampleOrder(change: Partial<OrderDocumentData> = {}): OrderDocumentData {
  const order = orderView(lampFamily, lampContext, { ...fullLamp, colour: 'white' }, [
    { name: 'Åsas lampa', product: fullLamp, quantity: 2 },
    {
      name: 'Reading corner',
      product: { ...fullLamp, colour: 'white', engraving: 'Żółć – Ωmega Привет' },
      quantity: 1,
    },
  ]);
  const wishes = { packaging: 'In straw', greeting: 'Grattis på födelsedagen', text: LONG_WISH };
  return { ...orderDocument({ ...order, wishes }, 'https://kitwright.example'), ...change };
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
