import { expect, it } from 'vitest';
import { quotePdf } from '#app/documents/quote.pdf.server.ts';
import { quoteSheetView, type QuoteDocumentData } from '#app/documents/quote.view-model.ts';
import { readPdf } from './read-pdf.ts';

const step = (kind: 'list' | 'line-discount', amount: number, running: number) => ({
  kind,
  cause: 'lines',
  title: { en: kind === 'list' ? 'Lamp' : 'Discount', sv: kind === 'list' ? 'Lampa' : 'Rabatt' },
  amount,
  running,
});

const data: QuoteDocumentData = {
  number: 'Q10001',
  revision: 2,
  draft: false,
  date: '2026-03-02T10:00:00.000Z',
  quotedOn: '2026-03-02',
  locale: 'sv',
  title: 'Två lampor',
  validUntil: '2026-04-01',
  contact: 'Sven Hallberg',
  customer: ['Åke Öst', 'Gatan 1', '111 11 Stockholm', 'Sverige', 'ake@example.com'],
  notes: 'Vi ses.',
  deal: {
    currency: 'SEK',
    goods: 90_000,
    delivery: 0,
    payment: 0,
    taxes: [{ basisPoints: 2500, title: { en: 'VAT', sv: 'Moms' }, base: 90_000, amount: 22_500 }],
    rounding: 0,
    total: 112_500,
  },
  lines: [
    {
      position: 1,
      title: { en: 'Lamp', sv: 'Lampa' },
      quantity: 2,
      note: 'Med röd sladd.',
      choice: { alternative: 'skärm' },
      counted: false,
      groups: [
        {
          title: { en: 'Main', sv: 'Allmänt' },
          choices: [
            { title: { en: 'Foot', sv: 'Fot' }, value: { en: 'Oak', sv: 'Ek' }, quantity: 1 },
          ],
        },
      ],
      price: {
        steps: [step('list', 100_000, 100_000), step('line-discount', -10_000, 90_000)],
        total: 112_500,
      },
    },
  ],
  url: 'https://shop.example/q/secret',
  forClient: true,
};

it('says everything in the language of the client, and marks what is only offered', () => {
  const view = quoteSheetView(data);
  expect(view.title).toBe('Offert Q10001, Version 2');
  expect(view.lines[0]?.subheading).toContain('Alternativ: skärm · inte med i summan');
  expect(view.lines[0]?.steps.map(({ label }) => label)).toEqual(['Lampa', 'Rabatt']);
  expect(view.lines[0]?.steps[1]?.amount).toMatch(/^\u2212100,00/);
});

it('prints the same bytes for the same quote, with all its words', async () => {
  const [once, again] = await Promise.all([quotePdf(data), quotePdf(data)]);
  expect(Buffer.compare(Buffer.from(once), Buffer.from(again))).toBe(0);
  const { text } = await readPdf(once);
  for (const words of ['Åke Öst', 'Med röd sladd.', 'Sven Hallberg', 'Vi ses.', 'Ek'])
    expect(text, words).toContain(words);
});
