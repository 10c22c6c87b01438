/** The words of steps that no document names: deals are read in every language they have. */
import type { Text } from '#rules/model/text.ts';
import { mapText } from '#rules/model/translate.ts';

export const TITLES = {
  products: { en: 'Products', sv: 'Produkter' },
  quantityBreaks: { en: 'Quantity discount', sv: 'Mängdrabatt' },
  discount: { en: 'Agreed discount', sv: 'Överenskommen rabatt' },
  price: { en: 'Agreed price', sv: 'Överenskommet pris' },
  headerDiscount: { en: 'Discount on the whole order', sv: 'Rabatt på hela ordern' },
  floor: { en: 'Lowest price', sv: 'Lägsta pris' },
  delivery: { en: 'Delivery', sv: 'Leverans' },
  rounding: { en: 'Rounding', sv: 'Öresavrundning' },
} satisfies Record<string, Text>;

export const quantityBreakTitle = (from: number): Text => ({
  en: `Quantity discount from ${from}`,
  sv: `Mängdrabatt från ${from}`,
});

export const promotionTitle = (code: string): Text => ({ en: `Code ${code}`, sv: `Kod ${code}` });

/** `VAT 8.1 %` of 810 basis points. */
export function taxTitle(basisPoints: number): Text {
  const percent = String(basisPoints / 100);
  return { en: `VAT ${percent} %`, sv: `Moms ${percent.replace('.', ',')} %` };
}

/** Of a tax that prices contain. */
export const includedTitle = (tax: Text): Text =>
  mapText(tax, (words, language) => `${language === 'sv' ? 'varav' : 'of which'} ${words}`);
