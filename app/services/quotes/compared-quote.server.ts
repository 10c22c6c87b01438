/** A quote in the shape that `quoteDifference` compares. */
import type { Deal } from '#rules/pricing/deal-types.ts';
import type { ComparedLine, ComparedQuote } from '#rules/quotes/difference.ts';
import type { QuoteLineView, QuoteView } from './quote-view.server.ts';

export function comparedQuote(
  quote: Pick<QuoteView, 'title' | 'validUntil' | 'terms' | 'lines'>,
  deal: Deal | undefined,
): ComparedQuote {
  const totals = new Map(deal?.lines.map(({ id, total }) => [id, total]));
  const { title, validUntil, terms, lines } = quote;
  return {
    title,
    validUntil,
    terms,
    total: deal?.total ?? 0,
    lines: lines.map((line) => comparedLine(line, totals.get(line.id))),
  };
}

function comparedLine(line: QuoteLineView, total: number | undefined): ComparedLine {
  const { title, quantity, optional, alternative, bundle, discount, note } = line;
  const common = { title, quantity, optional, alternative, bundle, discount, note, total };
  if (line.kind === 'plain') {
    const { partNumber, unitPrice } = line.item;
    return { ...common, key: `${partNumber} ${title.en}`, unitPrice, choices: [] };
  }
  const choices = line.summary.groups.flatMap((group) => group.choices);
  return {
    ...common,
    // A revision goes on with the configuration of its line.
    key: line.configurationId ?? line.id,
    choices: choices.map(({ variable, title: of, value }) => ({ variable, title: of, value })),
  };
}
